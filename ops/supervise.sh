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
  note_start media $! vigil-media
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
  note_start server $! "vigil.data=$DATA"
}

declare -A pids=()
# Whether one runs. Its number is known of what was started here, else an earlier supervisor wrote it. No program is
# started for it: it is asked ten times a second.
lives() { # lives NAME WORD
  local pid=${pids[$1]:-} words=()
  [ -n "$pid" ] || { [ -f "$DATA/$1.pid" ] && read -r pid < "$DATA/$1.pid"; }
  { mapfile -d '' words < "/proc/${pid:-0}/cmdline"; } 2>/dev/null
  [[ "${words[*]}" == *"$2"* ]] # a zombie has no words
}

# Until what was started has its own name: till then it would be taken for dead and started twice.
note_start() { # note_start NAME PID WORD; on a full disk the file stays empty
  pids[$1]=$2
  echo "$2" > "$DATA/$1.pid"
  until lives "$1" "$3" || [ ! -e "/proc/$2" ]; do sleep 0.01; done
}

exec 7<> <(:) # nobody writes to it: to read from it is to wait
quick_deaths=0
started=0
has_run=false # one that never ran has a wrong setting: `up` says so; one that did waits for its disk or port
not_before=0
while [ ! -e "$DATA/stopping" ]; do
  lives media vigil-media || start_media
  if [ "$EPOCHSECONDS" -ge "$not_before" ] && ! lives server "vigil.data=$DATA"; then
    if [ $((EPOCHSECONDS - started)) -lt 20 ]; then
      quick_deaths=$((quick_deaths + 1))
    else
      quick_deaths=0
      [ "$started" = 0 ] || has_run=true
    fi
    if [ "$quick_deaths" -lt 5 ]; then
      echo "$(date -Is) starting the server"
      started=$EPOCHSECONDS
      start_server
    elif [ "$has_run" = false ]; then
      echo "$(date -Is) the server died five times at its start; giving up"
      exit 1
    else
      echo "$(date -Is) the server died five times at its start; trying again in half a minute"
      not_before=$((EPOCHSECONDS + 30))
    fi
  fi
  read -rt 0.1 -u 7
done
