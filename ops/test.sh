# ./vigil test [--long] [--random [SEED]]
# Everything that CI runs: the rooms with real PostgreSQL, SIP and Chromium, then the commands of README.md with
# the whole walk on a running system. The screens' tests, the style and rules of the Java and the simulator's worlds
# take what time these two leave: a walk waits for telephones. --long adds what takes its time: many worlds, ten
# kills of server and database under load (KillsUnderLoadTest), mutants of the pure cores, a backup led on to a moment (ops/rewind.sh).
# The test classes run in an order drawn from a seed: by name, those that wait for telephones would stand together,
# and the machine with them. --random draws another order, and prints its seed.

long=false
seed=1
while [ $# -gt 0 ]; do
  case "$1" in
    --long) long=true ;;
    --random)
      seed=$RANDOM
      if [[ "${2:-}" =~ ^[0-9]+$ ]]; then seed=$2; shift; fi
      say "test classes in the order of seed $seed"
      ;;
    *) refuse_use "test does not know '$1'" ;;
  esac
  shift
done
# shellcheck disable=SC2086
need_packages $PACKAGES_UP $PACKAGES_TEST
use_java
started=$(date +%s)
step() { say; say "=== $1 ($(($(date +%s) - started)) s)"; }

declare -A running=()
beside() { # beside NAME COMMAND ...: its output goes to target/NAME.log
  local name=$1
  shift
  "$@" > "target/$name.log" 2>&1 &
  running[$name]=$!
}
await() { # await NAME WHAT-IT-SAYS-IF-IT-FAILED
  local pid=${running[$1]}
  unset "running[$1]"
  wait "$pid" || { cat "target/$1.log"; fail "$2"; }
}
# Each runs in a process group of its own, so that what still runs when another fails ends with it.
set -m
trap 'for pid in "${running[@]}"; do kill -- "-$pid" 2>/dev/null || true; done' EXIT
trap 'exit 130' INT TERM

check_screens() { (cd web && nice npm run --silent check); }

# The compiler's checks take four times the compiling: on a copy of the sources they keep nobody waiting.
check_java() {
  rm -rf target/checked
  mkdir -p target/checked
  tar -c --exclude=target .mvn pom.xml media server simulator bench deploy | tar -x -C target/checked
  (cd target/checked && nice -n 19 mvn -B -Dmaven.resources.skip=true test-compile)
}

# The rooms that they stand on have been tested before them.
check_worlds() { # check_worlds MODULES [-D ...]
  nice mvn -B -Dquick -Drooms.tested=true -pl "$1" -am test "${order[@]}" "${@:2}"
}

write_boms() {
  nice mvn -B -q cyclonedx:makeAggregateBom -DoutputName=vigil-sbom -DincludeTestScope=false
  (cd web && nice npm sbom --sbom-format cyclonedx --omit dev) > target/web-sbom.json
}

step "the scripts"
for file in vigil ops/*.sh .ci/run; do bash -n "$file"; done
bash ops/supervise-test.sh

step "everything is built; the screens' style, types and tests run meanwhile (target/screens.log)"
mkdir -p target
install_web
beside screens check_screens
build

order=("-Dlong=$long" -Dsurefire.runOrder=random "-Dsurefire.runOrder.random.seed=$seed")
step "the server and the media process: rooms; the Java's style and rules meanwhile (target/java.log)"
beside java check_java
export MAVEN_OPTS="${MAVEN_OPTS:-} -Dorg.slf4j.simpleLogger.showDateTime=true -Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss"
mvn -B -T 2 -Dquick -pl media,server test "${order[@]}"

step "the screens: style, types, tests"
await screens "the screens do not hold"
grep -E "Test Files|Tests " target/screens.log || true

step "README.md: its commands, and the walk, twice, the second time after kill -9; the simulator's worlds meanwhile (target/worlds.log)"
# Ten times the peak's load beside the walk would be no walk on a running system.
worlds=simulator,deploy/flink
[ $long = true ] || worlds+=,bench
beside worlds check_worlds $worlds
beside boms write_boms
bash ops/readme.sh

step "the Java: style, rules"
await java "the Java's style or rules do not hold"

step "the simulator, the benches, Flink: worlds"
await worlds "a world does not hold"
grep -E "Tests run:.*[0-9]$" target/worlds.log || true

step "what it is made of: target/vigil-sbom.json, target/web-sbom.json (CycloneDX)"
await boms "what it is made of could not be written"
for bom in vigil web; do grep -q '"bomFormat" *: *"CycloneDX"' target/$bom-sbom.json || fail "target/$bom-sbom.json is no CycloneDX"; done

if [ $long = true ]; then
  step "ten kills of server and database under load"
  check_worlds bench "-Dtest=vigil.bench.**" -Dsurefire.failIfNoSpecifiedTests=false
  step "mutants of the pure cores of casework and city: at least 85 % die (docs/mutations.md)"
  mvn -B -Dquick -Pmutation -pl media,server process-test-classes
  step "a backup led on to a moment between two rounds of orders"
  bash ops/rewind.sh
fi
say
say "All of it passed in $(($(date +%s) - started)) s"
