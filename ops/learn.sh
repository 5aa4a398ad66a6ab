# ./vigil learn [--use NUMBER] [--data DIR]
# Learns the next version of the model that reads appeals, from the city's closed orders beside the
# shipped texts, and shows how it reads orders held out, beside the version in use. Nothing reads by it
# until somebody says so: --use NUMBER, or the page /models; --use 0 goes back to the shipped texts.

read_place "$@"
need_running
if [ ${#REST[@]} -gt 0 ]; then
  [ ${#REST[@]} -eq 2 ] && [ "${REST[0]}" = --use ] && [[ "${REST[1]}" =~ ^[0-9]+$ ]] || refuse_use "learn takes --use NUMBER or nothing"
  operator POST /api/understanding/models/use -f -H 'Content-Type: application/json' -d "{\"number\":${REST[1]}}" >/dev/null ||
    fail "there is no version ${REST[1]}"
  say "Appeals are read by version ${REST[1]} from now on."
  exit 0
fi
field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^,\"}]*\).*/\1/p" <<<"$2"; }
operator POST /api/understanding/models/learn -f >/dev/null || fail "the server refused"
last=
for _ in $(seq 1 3600); do
  told=$(operator GET /api/understanding/models)
  progress=$(sed 's/.*"progress":{\([^}]*\)}.*/\1/' <<<"$told")
  stage=$(field stage "$progress")
  now="$stage $(field percent "$progress") %"
  [ "$now" = "$last" ] || say "  $now"
  last=$now
  case "$stage" in
    IDLE) break ;;
    FAILED) fail "nothing was learned; the server's log says why" ;;
  esac
  sleep 1
done
[ "$stage" = IDLE ] || fail "it has not come to an end within an hour; the page /models shows how far it is"
newest() { grep -o "\"$1\":[0-9.E-]*" <<<"$told" | head -1 | cut -d: -f2; }
say "Version $(newest number), learned from $(newest learned) orders and $(newest shipped) shipped texts."
say "On $(newest orders) orders held out: first level right $(newest accuracy), macro-F1 $(newest macroF1)."
say "Version $(newest version), in use: right $(newest accuracyBefore), macro-F1 $(newest macroF1Before)."
say "Nothing reads by it yet: ./vigil learn --use $(newest number), or the page /models."
