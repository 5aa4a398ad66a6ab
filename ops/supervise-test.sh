# Holds ops/supervise.sh to what it promises, with programs that only say that they started. Its clock stands still
# until a test moves it on by half a minute, so nothing here waits for time to pass.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
room=$(mktemp -d)
case=none
supervisor=0
zombie_holder=0
end_all() {
  local pid
  for pid in "$supervisor" "$zombie_holder" $(cat "$room"/*/started.* 2>/dev/null); do
    [ "$pid" = 0 ] || kill -9 "$pid" 2>/dev/null || true
  done
}
trap 'end_all; rm -rf "$room"' EXIT

# It runs, with the words that it was started with, until it is killed; where `dies` lies, it ends at once.
cat > "$room/java" <<'TEXT'
#!/usr/bin/env bash
part=server
[[ "$*" == *vigil-media* ]] && part=media
echo $$ >> "$FAKE_DATA/started.$part"
[ "$part" = server ] && [ -e "$FAKE_DATA/dies" ] && exit 1
exec 9<> <(:)
read -r -u 9
TEXT
chmod +x "$room/java"

broken() {
  printf 'supervise-test: %s: %s\n' "$case" "$1" >&2
  sed 's/^/  /' "$room/$case/supervisor.log" >&2 || true
  exit 1
}

until_true() { # until_true WHAT COMMAND ...: within twenty seconds
  local what=$1 last=$((SECONDS + 20))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$last" ] || broken "never $what"
    read -rt 0.02 -u 6 || true
  done
}
exec 6<> <(:)

begin() { # begin CASE: a data folder without anything that runs
  case=$1
  export FAKE_DATA=$room/$1
  mkdir -p "$FAKE_DATA/log"
  echo "$room" > "$FAKE_DATA/run"
  : > "$FAKE_DATA/started.server"
  : > "$FAKE_DATA/started.media"
}

supervise() {
  DATA=$FAKE_DATA JAVA=$room/java DEMO=false PORT=1 SIP_PORT=1 MEDIA_PORT=1 PG_PORT=1 AHEAD=PT0S \
    bash -c 'unset EPOCHSECONDS; EPOCHSECONDS=1000000; trap "EPOCHSECONDS=\$((EPOCHSECONDS + 30))" USR1; . ops/supervise.sh' \
    > "$FAKE_DATA/supervisor.log" 2>&1 &
  supervisor=$!
}

half_a_minute_passes() { kill -USR1 "$supervisor"; }
starts() { wc -l < "$FAKE_DATA/started.$1"; }
has_started() { [ "$(starts "$1")" -ge "$2" ] && is_last_noted "$1"; }
last() { tail -n 1 "$FAKE_DATA/started.$1"; }
is_last_noted() { [ "$(cat "$FAKE_DATA/$1.pid")" = "$(last "$1")" ]; }
says() { grep -q "$1" "$FAKE_DATA/supervisor.log"; }
is_gone() { ! kill -0 "$1" 2>/dev/null; }
is_called() { [ "$(cat "/proc/$1/comm" 2>/dev/null)" = "$2" ]; }
is_zombie() { [[ "$(cat "/proc/$1/stat" 2>/dev/null)" == *") Z "* ]]; }

# Media is looked at in every turn, before the server: dead and started again, it shows that turns have passed.
turns_pass() {
  local before
  before=$(starts media)
  for _ in 1 2; do
    kill -9 "$(last media)"
    before=$((before + 1))
    until_true "another turn" has_started media "$before"
  done
}

must_have_started() { # must_have_started TIMES: the server, neither more nor less
  [ "$(starts server)" = "$1" ] || broken "the server was started $(starts server) times, not $1"
}

stop() {
  touch "$FAKE_DATA/stopping"
  until_true "an end after \`stopping\`" is_gone "$supervisor"
  wait "$supervisor" 2>/dev/null || true
  end_all
}

begin alive
supervise
until_true "a server" has_started server 1
until_true "media" has_started media 1
turns_pass
must_have_started 1
stop

begin dead
supervise
until_true "a server" has_started server 1
until_true "media" has_started media 1
media=$(last media)
kill -9 "$(last server)"
until_true "a second server" has_started server 2
[ "$(last media)" = "$media" ] || broken "media was touched when the server died"
stop

begin of-an-earlier-supervisor
"$room/java" -Dvigil.data="$FAKE_DATA" &
disown
echo $! > "$FAKE_DATA/server.pid"
until_true "a server of before" has_started server 1
supervise
until_true "media" has_started media 1
turns_pass
must_have_started 1
kill -9 "$(last server)"
until_true "another in its place" has_started server 2
stop

begin empty-pid-file # a full disk leaves one
: > "$FAKE_DATA/server.pid"
: > "$FAKE_DATA/media.pid"
supervise
until_true "a server" has_started server 1
until_true "media" has_started media 1
stop

begin pid-of-another-program
echo $$ > "$FAKE_DATA/server.pid"
supervise
until_true "a server" has_started server 1
stop

begin zombie
# Whoever became `tail` waits for no child: one that ends after that stays a zombie.
bash -c 'sleep infinity & echo $! > "$1/zombie"; exec tail -f /dev/null' - "$FAKE_DATA" &
zombie_holder=$!
disown
until_true "a parent that waits for nobody" is_called "$zombie_holder" tail
kill -9 "$(cat "$FAKE_DATA/zombie")"
until_true "a zombie" is_zombie "$(cat "$FAKE_DATA/zombie")"
cp "$FAKE_DATA/zombie" "$FAKE_DATA/server.pid"
supervise
until_true "a server in the zombie's place" has_started server 1
is_zombie "$(cat "$FAKE_DATA/zombie")" || broken "the zombie did not last"
stop

begin five-quick-deaths-after-it-ran
supervise
until_true "a server" has_started server 1
until_true "media" has_started media 1
half_a_minute_passes
touch "$FAKE_DATA/dies"
kill -9 "$(last server)"
until_true "five starts that failed, and a word of it" says "trying again in half a minute"
must_have_started 6
turns_pass
must_have_started 6
[ "$(grep -c "trying again" "$FAKE_DATA/supervisor.log")" = 1 ] || broken "it says in each turn that it waits"
rm "$FAKE_DATA/dies"
half_a_minute_passes
until_true "another try" has_started server 7
turns_pass
must_have_started 7
stop

begin five-quick-deaths-of-one-that-never-ran
touch "$FAKE_DATA/dies"
supervise
until_true "an end" is_gone "$supervisor"
code=0
wait "$supervisor" || code=$?
[ "$code" = 1 ] || broken "it ended with $code, not 1"
says "giving up" || broken "it does not say that it gives up"
must_have_started 5
end_all
