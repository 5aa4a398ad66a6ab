# What every command of ./vigil stands on: words, packages, the JDK, the build, the data folder.

say() { printf '%s\n' "$*"; }
fail() { printf 'vigil: %s\n' "$*" >&2; exit 1; }
refuse_use() { printf 'vigil: %s (see --help)\n' "$*" >&2; exit 2; }
refuse() { printf 'vigil: %s\n' "$*" >&2; exit 3; }

VERSION=0.1.0
PACKAGES_UP="openjdk-25-jdk-headless maven nodejs npm curl zstd"
PACKAGES_TEST="chromium fonts-noto-cjk sip-tester baresip espeak-ng sox nginx-light"

# Installs the Debian packages that are missing, after naming them; asks unless CI=true.
need_packages() {
  local missing=() package
  for package in "$@"; do
    has_package "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Vigil needs these Debian packages: ${missing[*]}"
  if [ "${CI:-}" != true ] && [ -t 0 ]; then
    read -r -p "Install them now? [Y/n] " answer
    case "${answer:-y}" in [Yy]*) ;; *) refuse "nothing was installed; install them and try again" ;; esac
  fi
  local root=()
  [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null || refuse "run as root, or install sudo"; root=(sudo); }
  "${root[@]}" apt-get update -qq || fail "apt-get update failed; is the package mirror reachable?"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null || fail "apt-get could not install ${missing[*]}"
}

# A tool that came another way than by Debian's package serves as well.
has_package() {
  case "$1" in
    openjdk-25-jdk-headless) find_java >/dev/null ;;
    maven) command -v mvn >/dev/null ;;
    nodejs) command -v node >/dev/null ;;
    npm | curl | zstd | chromium | sox | baresip | espeak-ng) command -v "$1" >/dev/null ;;
    nginx-light) [ -x /usr/sbin/nginx ] ;;
    sip-tester) command -v sipp >/dev/null ;;
    *) dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed' ;;
  esac
}

find_java() {
  local home
  for home in ${JAVA_HOME:+"$JAVA_HOME"} /usr/lib/jvm/java-25-openjdk-* /usr/lib/jvm/*25*; do
    if [ -x "$home/bin/javac" ] && "$home/bin/javac" -version 2>&1 | grep -q '^javac 25'; then
      say "$home"
      return 0
    fi
  done
  return 1
}

use_java() {
  JAVA_HOME=$(find_java) || fail "no JDK 25 found"
  export JAVA_HOME
  JAVA="$JAVA_HOME/bin/java"
}

# A fingerprint of everything that the build reads from the folders named.
fingerprint() {
  git ls-files -co --exclude-standard -z -- "$@" | sort -z | xargs -0 sha256sum 2>/dev/null | sha256sum | cut -c1-16
}

build_web() {
  local print stamp=web/dist/.built
  print=$(fingerprint web)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$print" ] && return 0
  say "Building the screens ..."
  install_web
  (cd web && npm run --silent build) || fail "the screens did not build"
  say "$print" > "$stamp"
}

install_web() {
  local print stamp=web/node_modules/.installed
  print=$(sha256sum web/package-lock.json | cut -c1-16)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$print" ] && return 0
  (cd web && npm ci --silent --no-fund --no-audit) || fail "npm ci failed in web/"
  say "$print" > "$stamp"
}

# Maven without the strict checks, which are `test`'s.
run_maven() {
  mkdir -p target
  mvn -q -B -Dquick -DskipTests "$@" > target/build.log 2>&1 || { grep -v '^WARNING' target/build.log >&2; fail "the build failed; its output is above"; }
}

# A fingerprint of what the jars are made of.
built_from() { say "$(fingerprint pom.xml media server simulator bench policy .mvn)$(cat web/dist/.built)"; }

# Builds what `up`, `simulate` and `bench` run; does nothing when nothing changed. What runs in Flink is left out: a
# hotline needs neither it nor the 110 MB that it is built with.
build() {
  local mask
  mask=$(umask)
  umask 022
  use_java
  build_web
  local print stamp=server/target/.built
  print=$(built_from)
  if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$print" ]; then
    say "Building the server, the media process and the simulator ..."
    run_maven package -pl '!deploy/flink' dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=runtime
    say "$print" > "$stamp"
  fi
  umask "$mask"
}

# Where what runs lies: each build in a folder of its own, so that whoever runs keeps what it began with, media's jar
# among it. The server's jar lies there unpacked: from jars within a jar two virtual threads may wait for each other
# for ever: one holds the inner jar and has left its carrier, the others load classes, hold every carrier and wait for
# the inner jar.
unpacked() {
  local print folder old
  print=$(cat server/target/.built)
  folder=$PWD/server/target/run-$print
  if [ ! -d "$folder" ]; then
    for old in "$PWD"/server/target/run-*; do
      [ -d "$old" ] && ! grep -qas -- "/${old##*/}/" /proc/[0-9]*/cmdline && rm -rf "$old"
    done
    rm -rf "$folder.new"
    "$JAVA" -Djarmode=tools -jar "server/target/server-$VERSION-exec.jar" extract --destination "$folder.new" >/dev/null \
      || fail "the server's jar could not be unpacked"
    cp media/target/vigil-media.jar "$folder.new/"
    mv "$folder.new/server-$VERSION-exec.jar" "$folder.new/vigil-server.jar"
    mv "$folder.new" "$folder"
  fi
  say "$folder"
}

# The server as `up` and its supervisor start it: server DATA FOLDER [JVM OPTION ...] -- [--SETTING ...]
# A virtual thread that loads a class keeps its carrier while it waits: with as few carriers as two cores have, a
# handful of them would stop everybody. pg_ctl gives up after a minute by itself; a log to replay may take longer.
run_server() {
  local data=$1 folder=$2 carriers options=()
  shift 2
  carriers=$(nproc)
  [ "$carriers" -ge 8 ] || carriers=8
  while [ "$1" != -- ]; do options+=("$1"); shift; done
  shift
  PGCTLTIMEOUT=21600 exec "$JAVA" -Xmx1200m -XX:+UseG1GC --enable-native-access=ALL-UNNAMED -Duser.timezone=UTC \
    -Djdk.virtualThreadScheduler.parallelism="$carriers" "${options[@]}" -Dvigil.data="$data" \
    -jar "$folder/vigil-server.jar" "$@"
}

# What the JVM makes of the classes at a start, kept in a file (JEP 483, 515), so that a server that comes back after a
# crash reads it instead of making it anew. Made once a build, by a start on data that are thrown away and with no
# setting of the house, whose letters and carriers are not its own; without it the server starts all the same, slower.
keep_classes() { # keep_classes FOLDER
  local folder=$1 log=$PWD/target/classes.log data pid port
  [ -f "$folder/classes.aot" ] && return 0
  say "Starting once to keep what later starts need ..."
  mkdir -p target
  data=$(mktemp -d)
  (unset "${!VIGIL_@}" "${!SPRING_@}" "${!SERVER_@}" "${!MANAGEMENT_@}" && cd "$data" \
    && run_server "$data" "$folder" -XX:AOTCacheOutput="$folder/new.aot" -- --server.port=0 --vigil.sip.port=0 \
      --vigil.media.control=127.0.0.1:1 --vigil.database.port=0 --vigil.demo=true) > "$log" 2>&1 < /dev/null 8>&- &
  pid=$!
  # shellcheck disable=SC2064
  trap "kill $pid 2>/dev/null" EXIT
  trap 'exit 130' INT TERM
  for _ in $(seq 1 240); do
    if grep -q 'Started Vigil in' "$log" || [ ! -e "/proc/$pid" ]; then break; fi
    sleep 0.5
  done
  port=$(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$log")
  curl -s --max-time 5 "http://localhost:$port"/{actuator/health/readiness,actuator/prometheus,api/identity/me,p} >/dev/null 2>&1 || true
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  trap - EXIT INT TERM
  rm -rf "$data"
  if [ -s "$folder/new.aot" ]; then mv "$folder/new.aot" "$folder/classes.aot"; else say "It did not work ($log); Vigil starts without."; fi
}

# The class path of a module with all it needs, as built, for mains that are no server.
class_path() { say "$1/target/classes:$(cat "$1/target/classpath")"; }

# The same of what runs in Flink, built when somebody asks for it; after `build`.
flink_path() {
  local print file=deploy/flink/target/bench-classpath stamp=deploy/flink/target/.built
  print="$(fingerprint deploy/flink)$(cat server/target/.built)"
  if [ ! -f "$stamp" ] || [ ! -f "$file" ] || [ "$(cat "$stamp")" != "$print" ]; then
    run_maven package -pl deploy/flink -am dependency:build-classpath -Dmdep.outputFile=target/bench-classpath -Dmdep.includeScope=test
    say "$print" > "$stamp"
  fi
  cat "$file"
}

# A bare Debian has neither free nor ps: the kernel says it itself.
memory_gb() { awk -v what="$1:" '$1 == what {printf "%d", $2 / 1048576}' /proc/meminfo; }

# How long a process runs: its start is field 22 of its stat, in ticks since the boot (man 5 proc).
age() {
  local started seconds
  started=$(sed 's/.*) //' "/proc/$1/stat" | cut -d ' ' -f 20)
  seconds=$(awk -v started="$started" -v tick="$(getconf CLK_TCK)" '{printf "%d", $1 - started / tick}' /proc/uptime)
  printf '%d:%02d:%02d' $((seconds / 3600)) $((seconds / 60 % 60)) $((seconds % 60))
}

# Reads --data and --port; leaves the rest in REST. VIGIL_DATA and VIGIL_PORT are the defaults.
read_place() {
  DATA=${VIGIL_DATA:-.vigil}
  PORT=${VIGIL_PORT:-}
  REST=()
  while [ $# -gt 0 ]; do
    case "$1" in
      --data) [ $# -gt 1 ] || refuse_use "--data wants a folder"; DATA=$2; shift 2 ;;
      --port) [ $# -gt 1 ] || refuse_use "--port wants a number"; PORT=$2; shift 2 ;;
      *) REST+=("$1"); shift ;;
    esac
  done
  DATA=$(realpath -m "$DATA")
  umask 077 # data and every copy of them are their owner's alone
  [ -n "$PORT" ] || PORT=$(cat "$DATA/port" 2>/dev/null || say 8080)
  [[ "$PORT" =~ ^[0-9]+$ ]] && [ "$PORT" -ge 1024 ] && [ "$PORT" -le 60000 ] || refuse_use "--port is a number from 1024 to 60000"
  local d=$((PORT - 8080))
  SIP_PORT=$((5060 + d)); CARRIER_PORT=$((5062 + d)); MEDIA_PORT=$((7070 + d)); PG_PORT=$((15432 + d))
  [ "$SIP_PORT" -ge 1024 ] && [ "$MEDIA_PORT" -ge 1024 ] && [ "$PG_PORT" -ge 1024 ] || refuse_use "--port must be at least 4100, the other ports lie at the same distance from it"
  URL="http://localhost:$PORT"
}

# How far the clock of this data is ahead of the machine's.
clock_ahead() { cat "$DATA/clock-ahead" 2>/dev/null || say PT0H; }

say_clock() { [[ "$(clock_ahead)" =~ ^PT0+[HM]$ ]] || say "$(printf '  %-11s %s ahead of this machine, for training and tests' clock "$(clock_ahead)")"; }

# The pid in a file, if that process lives and its command line has the word.
living() {
  local pid
  pid=$(cat "$1" 2>/dev/null) || return 1
  [ -n "$pid" ] && grep -qa -- "$2" "/proc/$pid/cmdline" 2>/dev/null && say "$pid"
}

operator() { # operator METHOD PATH [curl arguments]
  local method=$1 path=$2
  shift 2
  curl -sS --max-time "${OPERATOR_SECONDS:-60}" -X "$method" -H "Authorization: Bearer $(cat "$DATA/operator-token")" "$@" "$URL$path"
}

is_ready() { curl -sf --max-time 3 "$URL/actuator/health/readiness" >/dev/null 2>&1; }

# What the operator must know of how the data are kept.
say_protection() {
  local told from
  told=$(operator GET /api/desk/protection -f 2>/dev/null) || return 0
  from=$(sed 's/.*"masterKeyFrom":"\([^"]*\)".*/\1/' <<<"$told")
  say "$(printf '  %-11s %s' "master key" "$from")"
  case "$told" in *'"isMasterKeyBesideData":true'*)
    say "$(printf '  %-11s %s' "" "It opens recordings, attachments and secrets; no backup holds it: keep a copy elsewhere.")" ;;
  esac
  case "$told" in *'"areDatabaseRolesApart":false'*)
    say "$(printf '  %-11s %s' database "one role for all: the application could change the ledger (VIGIL_DATABASE_OWNER_URL)")" ;;
  esac
}

need_running() { is_ready || refuse "nothing answers at $URL; start it with ./vigil up --data $DATA"; }
