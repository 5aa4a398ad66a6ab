# Runs behind ./vigil up: keeps the media process and the server alive until $DATA/stopping is there.
# Media is never touched when the server dies: callers go on talking.
set -u
. ops/common.sh
exec 8>"$DATA/lock"
flock -w 10 8 || exit 3

# Sound cannot wait: media goes before all else on a busy machine (where that is not allowed, nice says so and it starts all the same).
start_media() {
  # The master key is not media's business: it is given each recording's own key.
  env -u VIGIL_MASTER_KEY -u VIGIL_MASTER_KEY_OLD nice -n -10 "$JAVA" -XX:+UseZGC -Xmx512m --enable-native-access=ALL-UNNAMED -jar "$(cat "$DATA/run")/vigil-media.jar" \
    --control "$MEDIA_PORT" --prompts media/prompts --recordings "$DATA/recordings" \
    >>"$DATA/log/media.log" 2>&1 </dev/null 7>&- 8>&- &
  echo $! > "$DATA/media.pid"
  await media vigil-media
}

# A demo city's numbers are SIP phones of this machine: what calls out rings whoever listens there. Mostly nobody does,
# so nobody is asked.
carrier=()
if [ "$DEMO" = true ]; then
  carrier=("--vigil.carriers.trunks[0].name=demo" "--vigil.carriers.trunks[0].host=127.0.0.1"
    "--vigil.carriers.trunks[0].port=$CARRIER_PORT" "--vigil.carriers.ping.interval=0s")
fi

# Which build is read at each start: `up` may have put another in its place.
start_server() {
  local folder options=()
  folder=$(cat "$DATA/run")
  [ ! -f "$folder/classes.aot" ] || options=(-XX:AOTCache="$folder/classes.aot")
  (run_server "$DATA" "$folder" "${options[@]}" -- \
    --server.address="${LISTEN:-127.0.0.1}" --server.port="$PORT" --vigil.sip.port="$SIP_PORT" --vigil.media.control="127.0.0.1:$MEDIA_PORT" \
    --vigil.database.port="$PG_PORT" --vigil.database.url="${VIGIL_DATABASE_URL:-}" --vigil.demo="$DEMO" --vigil.demo.history="${HISTORY:-}" --vigil.clock.ahead="$AHEAD" --vigil.meaning=true \
    ${carrier[@]+"${carrier[@]}"}) \
    >>"$DATA/log/server.log" 2>&1 </dev/null 7>&- 8>&- &
  echo $! > "$DATA/server.pid"
  await server "vigil.data=$DATA"
}

# Until what was started has its own name: till then it would be taken for dead and started twice.
await() { until lives "$1" "$2" || [ ! -e "/proc/$(cat "$DATA/$1.pid")" ]; do sleep 0.01; done; }

# Whose number it is is read once; from then on only whether that process is there. Ten times a second: no program is
# started for it.
declare -A known=()
lives() {
  local pid=0
  [ ! -f "$DATA/$1.pid" ] || read -r pid < "$DATA/$1.pid"
  [ -e "/proc/${pid:-0}" ] || return 1 # a full disk leaves the file empty
  [ "${known[$1]:-}" != "$pid" ] || return 0
  grep -qa -- "$2" "/proc/$pid/cmdline" 2>/dev/null && known[$1]=$pid
}

exec 7<> <(:) # nobody writes to it: to read from it is to wait
quick_deaths=0
started=0
while [ ! -e "$DATA/stopping" ]; do
  lives media vigil-media || start_media
  if ! lives server "vigil.data=$DATA"; then
    now=$(date +%s)
    if [ $((now - started)) -lt 20 ]; then quick_deaths=$((quick_deaths + 1)); else quick_deaths=0; fi
    if [ "$quick_deaths" -ge 5 ]; then
      echo "$(date -Is) the server died five times at its start; giving up" ; exit 1
    fi
    echo "$(date -Is) starting the server"
    started=$now
    start_server
  fi
  read -rt 0.1 -u 7
done
