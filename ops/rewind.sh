# Run by ./vigil test --long: a backup of a running system is led on to a moment between two rounds of orders.
# What was there at that moment is there, what came later is not, the audit chain is whole, and new orders go
# on from there.
set -euo pipefail
. ops/common.sh
work=$(mktemp -d)
port=${VIGIL_TEST_PORT:-9280}
end() { for one in old new locked; do ./vigil down --data "$work/$one" >/dev/null 2>&1 || true; done; rm -rf "$work"; }
trap end EXIT

orders() { # orders DATA: the ids of all orders, in order
  read_place --data "$1"
  operator GET '/api/casework/orders?limit=200' -H 'X-Vigil-As: dispatcher-1' -f \
    | node -e 'let s="";process.stdin.on("data",d=>s+=d).on("end",()=>console.log(JSON.parse(s).items.map(o=>o.id+" "+o.version).sort().join("\n")))'
}

./vigil up --data "$work/old" --port "$port"
./vigil simulate --fill 12 --data "$work/old"
./vigil backup "$work/backup" --data "$work/old"
./vigil simulate --fill 8 --data "$work/old"
orders "$work/old" > "$work/then"
moment=$(date +%FT%T.%6N%:z)
./vigil simulate --fill 5 --data "$work/old"
[ "$(orders "$work/old" | wc -l)" -eq 25 ] || fail "the running system has not 25 orders"

[ ! -e "$work/backup/keys" ] || fail "the backup took the master key along"
./vigil restore "$work/backup" --to "$moment" --data "$work/locked"
if VIGIL_PORT=$((port + 10)) ./vigil up --data "$work/locked" >/dev/null 2>&1; then fail "a copy opened without its master key"; fi
./vigil down --data "$work/locked" >/dev/null
./vigil restore "$work/backup" --to "$moment" --key "$work/old/keys/master.key" --data "$work/new"
./vigil up --data "$work/new" --port $((port + 10))
orders "$work/new" > "$work/now"
diff "$work/then" "$work/now" || fail "the restored system is not as it was at $moment"
./vigil verify --data "$work/new"
./vigil simulate --fill 3 --data "$work/new"
[ "$(orders "$work/new" | wc -l)" -eq 23 ] || fail "three more orders are not 23"
./vigil verify --data "$work/new"
[ ! -e "$work/new/pg/replay" ] || fail "the log that was replayed lies there still"
say "Back at $moment: $(wc -l < "$work/now") orders, the chain is whole, and it goes on"
