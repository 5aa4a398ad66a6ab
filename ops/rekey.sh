# ./vigil rekey [--data DIR]
# Gives the running system another master key: makes it in DIR/keys/master.key, has every month's key sealed anew
# under it, and leaves the one before beside it as master.key.until-TIME. Recordings, attachments and secrets stay as
# they are. Backups made before open with the earlier key alone: keep it as long as them, elsewhere, and delete it here.
# A key that comes from the environment is changed there: VIGIL_MASTER_KEY the new one, VIGIL_MASTER_KEY_OLD the one
# before, and a start.

read_place "$@"
[ ${#REST[@]} -eq 0 ] || refuse_use "rekey does not know '${REST[0]}'"
need_running
key=${VIGIL_MASTER_KEY_FILE:-$DATA/keys/master.key}
[ -z "${VIGIL_MASTER_KEY:-}" ] && [ -f "$key" ] || refuse "the master key is not in $key; change it where it comes from (see --help)"
earlier="$key.until-$(date -u +%Y%m%dT%H%M%SZ)"
head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n' > "$key.new"
# Whenever this is broken off, the start finds the earlier key beside the new one.
cp "$key" "$earlier"
mv "$key.new" "$key"
answer=$(OPERATOR_SECONDS=600 operator POST /api/desk/protection/reseal -f) || {
  mv "$earlier" "$key"
  fail "the server could not seal its keys anew and goes on with the key before; see $DATA/log/server.log"
}
say "Sealed anew: $answer. The master key is in $key: keep a copy elsewhere."
say "The one before is in $earlier: older backups open with it alone. Move it to where they are kept."
