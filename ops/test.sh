# ./vigil test [--long] [--random [SEED]]
# Everything that CI runs: style, types and rules first, then the rooms with real PostgreSQL, SIP and
# Chromium, then the commands of README.md with the whole walk on a running system. --long adds what takes its
# time: many worlds, ten kills of server and database under load (KillsUnderLoadTest),
# mutants of the pure cores, a backup led on to a moment (ops/rewind.sh). The test classes run in an order drawn
# from a seed: by name, those that wait for telephones would stand together, and the machine with them. --random
# draws another order, and prints its seed.

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

step "the scripts"
for file in vigil ops/*.sh .ci/run; do bash -n "$file"; done

step "the screens are built; their style, types and tests run beside the server's"
install_web
build_web
mkdir -p target
(cd web && nice npm run --silent check) > target/screens.log 2>&1 &
screens=$!

# The jars that come out are those that README.md's commands start below: nothing is built twice.
step "the server, the media process, the simulator: style, rules, rooms, worlds"
export MAVEN_OPTS="${MAVEN_OPTS:-} -Dorg.slf4j.simpleLogger.showDateTime=true -Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss"
mvn -B -T 2 verify dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=runtime -Dlong=$long \
  -Dsurefire.runOrder=random "-Dsurefire.runOrder.random.seed=$seed"
built_from > server/target/.built

step "the screens: style, types, tests"
wait $screens || { cat target/screens.log; fail "the screens do not hold"; }
grep -E "Test Files|Tests " target/screens.log || true

if [ $long = true ]; then
  step "mutants of the pure cores of casework and city: at least 85 % die (docs/mutations.md)"
  mvn -B -Dquick -Pmutation -pl media,server process-test-classes
fi

if [ $long = true ]; then
  step "a backup led on to a moment between two rounds of orders"
  bash ops/rewind.sh
fi

write_boms() {
  nice mvn -B -q cyclonedx:makeAggregateBom -DoutputName=vigil-sbom -DincludeTestScope=false
  (cd web && nice npm sbom --sbom-format cyclonedx --omit dev) > target/web-sbom.json
}
write_boms > target/boms.log 2>&1 &
boms=$!

step "README.md: its commands, and the walk, twice, the second time after kill -9"
bash ops/readme.sh

step "what it is made of, written meanwhile: target/vigil-sbom.json, target/web-sbom.json (CycloneDX)"
wait $boms || { cat target/boms.log; fail "what it is made of could not be written"; }
for bom in vigil web; do grep -q '"bomFormat" *: *"CycloneDX"' target/$bom-sbom.json || fail "target/$bom-sbom.json is no CycloneDX"; done
say
say "All of it passed in $(($(date +%s) - started)) s"
