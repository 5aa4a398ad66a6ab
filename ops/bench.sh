# ./vigil bench [NAME...] [--large ORDERS] [-Dvigil.bench.seconds=N ...]
# Measures ledger, order-life, acd, media, lists, push, duplicates, insight, search, api, signin, line, survival, masking, understanding, quality, sensing, forecast, replay, flink (the first five without a name): a table each and a last line
# `bench NAME: VALUE UNIT (target T)`, with its anchor beside it in the same run. docs/benchmarks.md is
# written anew from what was measured. api loads a server of its own for ten minutes, or as many seconds as
# -Dvigil.bench.seconds says; line one for each number of seats in -Dvigil.bench.seats=50,500, for some two minutes. survival kills the server
# that ./vigil up runs on a folder and ports of its own. --large sets how many orders lie there in order-life (100,000), lists (120,000) and api
# (90,000): a million takes some 12 GB in the temporary folder. flink holds Flink to one core and Kafka to another. What begins with -D is handed on.

build
declare -A MAIN=([ledger]=LedgerBench [order-life]=OrderLifeBench [acd]=AcdBench [media]=MediaBench [lists]=ListsBench [push]=PushBench [duplicates]=DuplicatesBench [insight]=InsightBench [search]=texts.SearchBench [understanding]=understanding.UnderstandingBench [api]=api.ApiBench [signin]=api.SigninBench [line]=line.LineBench [survival]=line.SurvivalBench [masking]=MaskingBench [quality]=QualityBench [sensing]=sensing.SensingBench [forecast]=forecast.ForecastBench [replay]=ReplayBench [flink]=FlinkBench)
names=()
options=()
while [ $# -gt 0 ]; do
  case "$1" in
    --large) [[ "${2:-}" =~ ^[0-9]+$ ]] || refuse_use "--large wants a number of orders"; options+=("-Dvigil.bench.large=$2"); shift ;;
    -D*) options+=("$1") ;;
    *) names+=("$1") ;;
  esac
  shift
done
[ ${#names[@]} -gt 0 ] || names=(ledger order-life acd media lists)
mkdir -p docs/figures
classes=$(class_path bench)
for name in "${names[@]}"; do
  [ -n "${MAIN[$name]:-}" ] || refuse_use "there is no bench '$name' (there are: ${!MAIN[*]})"
  say "== $name"
  if [ "$name" = survival ]; then
    house=$(mktemp -d)/data
    trap './vigil down --data "$house" >/dev/null 2>&1; rm -rf "$(dirname "$house")"' EXIT
    ./vigil up --data "$house" --port 9880 >/dev/null
    options+=("-Dvigil.bench.data=$house")
  fi
  run=("$JAVA" -Xmx3g --enable-native-access=ALL-UNNAMED "${options[@]}" -cp "$classes" "vigil.bench.${MAIN[$name]}")
  if [ "$name" = flink ]; then
    in_flink=deploy/flink/target/test-classes:deploy/flink/target/classes:$(flink_path)
    run=(taskset -c 0 "$JAVA" -Xmx3g --enable-native-access=ALL-UNNAMED "${options[@]}" -cp "$in_flink" vigil.flink.FlinkBench)
  fi
  "${run[@]}" 2>bench/target/$name.err \
    | tee "bench/target/$name.out" || { tail -20 "bench/target/$name.err" >&2; fail "bench $name failed"; }
  mv "bench/target/$name.out" "docs/figures/$name.txt" # one that is broken off leaves the figures as they were
done
{
  echo '# Benchmarks'
  echo
  echo "Written by \`./vigil bench\`. Machine: $(nproc) cores, $(memory_gb MemTotal) GB, $("$JAVA" -version 2>&1 | head -1). Shared machines are noisy: read ratios, not single figures."
  for file in docs/figures/*.txt; do
    printf '\n## %s\n\n```\n' "$(basename "$file" .txt)"
    cat "$file"
    printf '```\n'
  done
} > docs/benchmarks.md
