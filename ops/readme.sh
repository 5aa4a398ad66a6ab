# Runs the `sh` blocks of README.md that start, walk and stop the system, on a data folder and ports of
# its own, so that the README stays true. The walk runs a second time in English after kill -9 of the server, and
# then every page is held against WCAG 2.2 AA.
# Nobody may be rung back at night: there the system's clock is set ahead to the next morning, so that
# the walk goes over the callback staff's screen at whatever hour this runs.
set -euo pipefail
export VIGIL_DATA VIGIL_PORT=${VIGIL_TEST_PORT:-9180}
VIGIL_DATA=$(mktemp -d)/data
hour=$((10#$(TZ=Asia/Shanghai date +%H)))
if [ "$hour" -lt 9 ] || [ "$hour" -ge 19 ]; then export VIGIL_CLOCK_AHEAD=PT$(((34 - hour) % 24))H; fi
# What failed can be read afterwards: logs, and pictures of where the walk stopped.
keep_log() { rm -rf target/readme-log; mkdir -p target; cp -r "$VIGIL_DATA/log" target/readme-log; echo "The log is kept in target/readme-log"; }
trap '[ $? = 0 ] || keep_log; ./vigil down >/dev/null 2>&1 || true; rm -rf "$(dirname "$VIGIL_DATA")"' EXIT
awk '/^```sh$/ {inside = 1; next} /^```$/ {inside = 0} inside && !/^ *#/ && NF' README.md \
  | grep -vE '^(git clone|cd |\./vigil (test|bench))' > "$(dirname "$VIGIL_DATA")/commands"
while read -r line <&7; do
  if [ "$line" = "./vigil down" ]; then
    kill -9 "$(cat "$VIGIL_DATA/server.pid")"
    echo "+ kill -9 of the server, then ./vigil walk --language en"
    for _ in $(seq 1 300); do curl -sf "http://localhost:$VIGIL_PORT/actuator/health/readiness" >/dev/null && break; sleep 0.2; done
    ./vigil walk --language en
    echo "+ ./vigil walk --axe"
    ./vigil walk --axe
    echo "+ ./vigil walk --minutes 2"
    ./vigil walk --minutes 2
  fi
  echo "+ $line"
  bash -c "$line"
done 7< "$(dirname "$VIGIL_DATA")/commands"
