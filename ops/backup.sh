# ./vigil backup DIR [--data DIR]
# Copies the running system's database, recordings and attachments into DIR, a new folder; nothing stops meanwhile.
# The master key stays behind: without it nobody opens what is sealed in the copy. Keep it elsewhere.

read_place "$@"
[ ${#REST[@]} -eq 1 ] || refuse_use "backup wants one new folder"
to=$(realpath -m "${REST[0]}")
[ ! -e "$to" ] || refuse "$to exists; a backup goes into a new folder"
need_running
mkdir -p "$to"
OPERATOR_SECONDS=3600 operator POST /api/desk/backups -f -H 'Content-Type: application/json' -d "{\"folder\":\"$to/pg/data\"}" >/dev/null \
  || fail "the server could not copy its database; see $DATA/log/server.log"
date -u +%FT%T.%6NZ > "$to/taken"
say "$DATA" > "$to/origin"
for folder in recordings attachments imports witness; do
  if [ -d "$DATA/$folder" ]; then cp -r "$DATA/$folder" "$to/$folder"; fi
done
cp "$DATA/port" "$DATA/clock-ahead" "$to/" 2>/dev/null || true
say "Backed up to $to ($(du -sh "$to" | cut -f1)). It opens with the master key alone, which is not in it."
say "Try it: ./vigil restore $to --data NEW --key ${VIGIL_MASTER_KEY_FILE:-$DATA/keys/master.key} && ./vigil up --data NEW --port $((PORT + 10))"
