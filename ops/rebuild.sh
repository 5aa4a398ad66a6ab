# ./vigil rebuild [NAME] [--data DIR]
# Makes a projection anew from the ledger: empties its tables and reads every fact again, while all
# else goes on; its pages show what it has so far. Without a name: lists what there is and how far it
# has read.

read_place "$@"
need_running
if [ ${#REST[@]} -eq 0 ]; then
  operator GET /api/audit/projections || fail "the server did not answer"
  say
  exit 0
fi
[ ${#REST[@]} -eq 1 ] || refuse_use "rebuild wants one name"
name=${REST[0]}
operator POST "/api/audit/projections/$name/rebuild" || fail "the server refused"
say
printf 'Reading again '
for _ in $(seq 1 3600); do
  stands=$(operator GET /api/audit/projections | tr '{' '\n' | grep "\"name\":\"$name\"")
  position=$(sed 's/.*"position":\([0-9]*\).*/\1/' <<<"$stands")
  head=$(sed 's/.*"head":\([0-9]*\).*/\1/' <<<"$stands")
  if [ "$position" -ge "$head" ]; then
    say "done"
    exit 0
  fi
  printf .
  sleep 1
done
fail "it has not come to the head within an hour; ./vigil rebuild shows how far it is"
