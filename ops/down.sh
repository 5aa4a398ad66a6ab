# ./vigil down [--data DIR]
# Stops the server, PostgreSQL and the media process that run on DIR. Calls end; data stay.

read_place "$@"
[ ${#REST[@]} -eq 0 ] || refuse_use "down does not know '${REST[0]}'"
mkdir -p "$DATA"
touch "$DATA/stopping"
end() { # end NAME FILE WORD SECONDS [SIGNAL]
  local pid
  pid=$(living "$2" "$3") || return 0
  [ -n "$pid" ] || return 0
  kill -s "${5:-TERM}" "$pid" 2>/dev/null || return 0
  for _ in $(seq 1 $(($4 * 5))); do
    [ -e "/proc/$pid" ] || { say "$1 stopped"; return 0; }
    sleep 0.2
  done
  say "$1 did not stop in $4 s and was killed"
  kill -9 "$pid" 2>/dev/null || true
}
end "supervisor" "$DATA/supervisor.pid" supervise 5
end "orders of the demo" "$DATA/traffic-fill.pid" vigil.simulator.Traffic 5
end "calls of the demo" "$DATA/traffic-live.pid" vigil.simulator.Traffic 5
end "server" "$DATA/server.pid" "vigil.data=$DATA" 40
# A server that had to be killed leaves its PostgreSQL behind; on INT it ends without waiting for its clients.
if [ -f "$DATA/pg/data/postmaster.pid" ]; then
  head -n 1 "$DATA/pg/data/postmaster.pid" > "$DATA/postgres.pid"
  end "PostgreSQL" "$DATA/postgres.pid" "$DATA/pg" 30 INT
fi
end "media" "$DATA/media.pid" vigil-media 5
rm -f "$DATA/stopping" "$DATA/server.pid" "$DATA/media.pid" "$DATA/supervisor.pid" "$DATA/postgres.pid" "$DATA/traffic-fill.pid" "$DATA/traffic-live.pid"
say "Vigil is down; its data are in $DATA"
