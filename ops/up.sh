# ./vigil up [--data DIR] [--port N] [--no-demo] [--listen ADDRESS] [--clock-ahead PT9H] [--demo spring-2022 [--live X]]
# Starts everything on this machine from nothing: installs what is missing, builds, starts the media
# process, PostgreSQL and the server, and prints `Vigil is ready: URL` when it is. Data lie in DIR
# (default .vigil). HTTP is on port N (default 8080); SIP on 5060, media control on 7070 and
# PostgreSQL on 15432, each moved by the same distance. A supervisor starts again what dies.
# HTTP is heard on this machine only, where an HTTPS proxy passes it on (ops/nginx/vigil.conf); --listen
# names another address, such as 0.0.0.0. --no-demo starts without the demo city: exit 3 where the folder
# was a demo's, and without --no-demo where it was not.
# --clock-ahead sets the house's clock ahead of this machine's, for training and tests: PT9H makes a day
# of a Shanghai night. The data folder keeps it, since its facts may not run backwards; give a training
# a folder of its own. Exit 3: it runs already on this data as it was built, or these data have another clock.
# --demo spring-2022 gives the demo city the days of that spring, at their own dates and as sums that an older system handed over
# (docs/replay.md), and 200 orders of today about what citizens asked at its end; the folder keeps it. --live X goes on with X calls
# a minute until ./vigil down.
# Over a server that runs on this data and was built otherwise it puts the new build in its place, with the options it
# was started with; calls go on meanwhile. The media process stays as it is until the next `down`.

read_place "$@"
DEMO=true
HISTORY=
LIVE=
AHEAD=${VIGIL_CLOCK_AHEAD:-}
LISTEN=${VIGIL_LISTEN:-127.0.0.1}
set -- "${REST[@]}"
while [ $# -gt 0 ]; do
  case "$1" in
    --no-demo) DEMO=false ;;
    --demo) [ "${2:-}" = spring-2022 ] || refuse_use "--demo knows spring-2022"; HISTORY=$2; shift ;;
    --live) [[ "${2:-}" =~ ^[0-9.]+$ ]] || refuse_use "--live wants calls a minute"; LIVE=$2; shift ;;
    --listen) [ $# -gt 1 ] || refuse_use "--listen wants an address such as 0.0.0.0"; LISTEN=$2; shift ;;
    --clock-ahead) [ $# -gt 1 ] || refuse_use "--clock-ahead wants a duration such as PT9H"; AHEAD=$2; shift ;;
    *) refuse_use "up does not know '$1'" ;;
  esac
  shift
done
[[ "$AHEAD" =~ ^(PT[0-9]+[HM])?$ ]] || refuse_use "--clock-ahead is hours or minutes, such as PT9H or PT90M"
kept=$(clock_ahead)
[ -z "$AHEAD" ] || [ ! -d "$DATA/pg" ] || [ "$AHEAD" = "$kept" ] \
  || refuse "the clock of $DATA is $kept ahead and stays so; give --clock-ahead $AHEAD a data folder of its own"
AHEAD=${AHEAD:-$kept}
[ "$DEMO" = true ] || [ -z "$HISTORY$LIVE" ] || refuse_use "--demo and --live are a demo city's"
had=$(cat "$DATA/history" 2>/dev/null || true)
[ -z "$HISTORY" ] || [ ! -d "$DATA/pg" ] || [ "$HISTORY" = "$had" ] \
  || refuse "the demo city of $DATA has another past; give --demo $HISTORY a data folder of its own"
isNew=$([ -d "$DATA/pg" ] && say false || say true)
HISTORY=${HISTORY:-$had}
# In a demo everybody's links lie in a file and one person acts as anybody: no real house on such data, and no demo on real ones.
was=$(cat "$DATA/house" 2>/dev/null || { [ -e "$DATA/enrolment-links.txt" ] && say demo; } || true)
now=$([ "$DEMO" = true ] && say demo || say real)
if [ "$was" = demo ] && [ "$now" = real ]; then
  refuse "$DATA was a demo city's, whose keys anybody may have; give --no-demo a data folder of its own"
elif [ "$was" = real ] && [ "$now" = demo ]; then
  refuse "$DATA is no demo's; start it with --no-demo"
fi

wait_until_ready() {
  for _ in $(seq 1 600); do
    is_ready && break
    if [ -z "$(living "$DATA/supervisor.pid" supervise)" ]; then
      say; tail -n 30 "$DATA/log/server.log" >&2
      fail "it did not start; its log is $DATA/log/server.log"
    fi
    printf .
    sleep 0.5
  done
  say
  is_ready || fail "it did not become ready in five minutes; its log is $DATA/log/server.log"
}

# Puts a new build in the place of the server that runs. It leaves its calls as they are, and the new one takes them over.
replace() {
  local pid
  [ -f "$DATA/run" ] || refuse "Vigil runs on $DATA as an older version started it; ./vigil down first, then ./vigil up"
  [ "$PORT" = "$(cat "$DATA/port")" ] || refuse "Vigil runs on $DATA at port $(cat "$DATA/port"); ./vigil down first to give it another"
  pid=$(living "$DATA/server.pid" "vigil.data=$DATA") || refuse "Vigil runs already on $DATA (see ./vigil status --data $DATA)"
  build
  RUN=$(unpacked)
  [ "$RUN" != "$(cat "$DATA/run" 2>/dev/null)" ] || refuse "Vigil runs already on $DATA, as it was built (see ./vigil status --data $DATA)"
  keep_classes "$RUN"
  say "$RUN" > "$DATA/run"
  printf 'Putting the new build in place on %s (data in %s) ' "$URL" "$DATA"
  kill "$pid"
  while [ -e "/proc/$pid" ]; do sleep 0.1; done
  wait_until_ready
  say
  say "Vigil is ready: $URL"
  exit 0
}

# shellcheck disable=SC2086
need_packages $PACKAGES_UP
mkdir -p "$DATA/log"
chmod 700 "$DATA"
exec 8>"$DATA/lock"
flock -n 8 || replace
build
RUN=$(unpacked)
say "$PORT" > "$DATA/port"
say "$AHEAD" > "$DATA/clock-ahead"
say "$now" > "$DATA/house"
say "$HISTORY" > "$DATA/history"
# What a supervisor that died left behind is ours.
for port in "$PORT" "$MEDIA_PORT" "$PG_PORT"; do
  if living "$DATA/server.pid" "vigil.data=$DATA" || living "$DATA/media.pid" vigil-media \
    || living <(head -n 1 "$DATA/pg/data/postmaster.pid" 2>/dev/null) "$DATA/pg"; then break; fi >/dev/null
  if (: < "/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    refuse "port $port is taken by another program; choose another with --port"
  fi
done
keep_classes "$RUN"
say "$RUN" > "$DATA/run"

rm -f "$DATA/stopping"
DATA="$DATA" PORT="$PORT" SIP_PORT="$SIP_PORT" CARRIER_PORT="$CARRIER_PORT" MEDIA_PORT="$MEDIA_PORT" PG_PORT="$PG_PORT" DEMO="$DEMO" HISTORY="$HISTORY" AHEAD="$AHEAD" LISTEN="$LISTEN" \
  JAVA="$JAVA" setsid nohup bash ops/supervise.sh >>"$DATA/log/supervisor.log" 2>&1 </dev/null &
say $! > "$DATA/supervisor.pid"
exec 8>&-

printf 'Starting on %s (data in %s) ' "$URL" "$DATA"
wait_until_ready

say
say "Vigil is ready: $URL"
say "  staff       $URL/sign-in      citizens  $URL/p"
say "  telephone   sip:12345@127.0.0.1:$SIP_PORT (any SIP phone on this machine)"
[ "$DEMO" = false ] || say "  called out  numbers ring at 127.0.0.1:$CARRIER_PORT (a SIP phone that listens there)"
say "  data        $DATA"
say_protection
say_clock
if [ "$DEMO" = true ] && [ -s "$DATA/enrolment-links.txt" ]; then
  say
  say "The demo city is loaded. One link for each role, good once, for 24 hours:"
  sed "s/^/  /" "$DATA/enrolment-links.txt"
fi
if [ -n "$HISTORY" ]; then
  say
  say "That spring: $URL/overview?from=2022-03-01&to=2022-05-27 (link LEADER)"
fi
# What goes on after `up` has ended: orders of today, then calls.
traffic() {
  setsid nohup "$JAVA" -cp "$classes" vigil.simulator.Traffic --url "$URL" --sip "127.0.0.1:$SIP_PORT" \
    --token "$DATA/operator-token" --season spring-2022 "$@" >>"$DATA/log/traffic.log" 2>&1 </dev/null &
  say $! > "$DATA/traffic-${1#--}.pid"
}
if [ -n "$LIVE" ] || { [ -n "$HISTORY" ] && [ "$isNew" = true ]; }; then classes=$(class_path simulator); fi
if [ -n "$HISTORY" ] && [ "$isNew" = true ]; then traffic --fill 200; fi
if [ -n "$LIVE" ]; then traffic --live "$LIVE"; fi
