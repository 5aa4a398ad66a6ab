# ./vigil doctor [--data DIR]
# Says what this machine has and lacks for Vigil, and how the data in DIR are kept: where the master key comes from,
# whether the application's role in the database is apart from the owner's. Exit 1 when something needed for `up` is missing.

read_place "$@"
bad=0
line() { printf '%-26s %s\n' "$1" "$2"; }
if home=$(find_java); then line "JDK 25" "$home"; else line "JDK 25" "missing: openjdk-25-jdk-headless"; bad=1; fi
for tool in mvn node npm curl zstd git; do
  if path=$(command -v $tool); then line "$tool" "$path"; else line "$tool" "missing (./vigil up installs it)"; bad=1; fi
done
for tool in chromium sipp baresip espeak-ng sox rtpengine; do
  if path=$(command -v $tool); then line "$tool" "$path"; else line "$tool" "missing, for test, walk or bench only"; fi
done
# In a process of its own: a runtime that does not fit the machine ends it.
built=$(ls -dt server/target/run-* 2>/dev/null | head -1 || true)
if [ -z "$home" ] || [ -z "$built" ]; then
  line "meaning of sentences" "not tried yet: ./vigil up builds it"
elif timeout 60 "$home/bin/java" -Xmx300m --enable-native-access=ALL-UNNAMED -cp "$built/vigil-server.jar" \
  vigil.understanding.meaning.RuntimeProbe >/dev/null 2>&1; then
  line "meaning of sentences" "runs"
else
  line "meaning of sentences" "does not run on this machine: answers are searched by words alone"
fi
owed=$(is_ready && operator GET /actuator/prometheus -f 2>/dev/null | sed -n 's/^vigil_search_owed[^ ]* \(-\{0,1\}[0-9]*\).*/\1/p' || true)
case $owed in
  "") line "search of answers" "not asked: the server does not answer" ;;
  0) line "search of answers" "finds everything that is published" ;;
  -1) line "search of answers" "is being built; nobody has counted yet what is missing" ;;
  *) line "search of answers" "is behind: $owed scripts are taken in or out; it answers meanwhile" ;;
esac
# Asked for its list of models: that costs nothing. The key goes by standard input, where no list of processes shows it.
if [ -z "${VIGIL_DRAFTING_URL:-}" ]; then
  line "language model" "none set (VIGIL_DRAFTING_URL): drafts are taken from the records"
else
  base=${VIGIL_DRAFTING_URL%/}; base=${base%/v1}
  model_key=${VIGIL_DRAFTING_KEY:-}
  [ -n "$model_key" ] || model_key=$(cat "${VIGIL_DRAFTING_KEYFILE:-/dev/null}" 2>/dev/null || true)
  answer=$(printf 'Authorization: Bearer %s\n' "$model_key" |
    curl -s -m 10 -o /dev/null -w '%{http_code}' -H @- "$base/v1/models" || true)
  case $answer in
    200) line "language model" "answers at $base" ;;
    401 | 403) line "language model" "refuses the key (HTTP $answer) at $base" ;;
    000 | "") line "language model" "does not answer at $base" ;;
    *) line "language model" "answers at $base, but not to /v1/models (HTTP $answer)" ;;
  esac
fi
line "open files" "$(ulimit -n) (two for each leg of a call: $(($(ulimit -n) / 4)) calls)"
[ "$(ulimit -n)" -ge 4096 ] || { line "" "raise it: ulimit -n 65536"; }
line "free disk" "$(df -h --output=avail . | tail -1 | tr -d ' ')"
[ "$(df --output=avail -k . | tail -1)" -gt 2000000 ] || { line "" "less than 2 GB: the database will stop taking orders"; bad=1; }
line "memory" "$(memory_gb MemAvailable) GB free of $(memory_gb MemTotal) GB"
line "RTP ports" "20000-29999, below the ephemeral range $(cut -f1 /proc/sys/net/ipv4/ip_local_port_range)-$(cut -f2 /proc/sys/net/ipv4/ip_local_port_range)"
line "clock" "$(date -Is) (times are shown in Asia/Shanghai)"
key=${VIGIL_MASTER_KEY_FILE:-$DATA/keys/master.key}
if [ -n "${VIGIL_MASTER_KEY:-}" ]; then
  line "master key" "from VIGIL_MASTER_KEY"
elif [ -f "$key" ]; then
  line "master key" "in $key (mode $(stat -c %a "$key")); no backup holds it: keep a copy elsewhere"
  [ "$(stat -c %a "$key")" = 600 ] || { line "" "others can read it: chmod 600 $key"; bad=1; }
else
  line "master key" "none yet; ./vigil up makes one in $key, unless VIGIL_MASTER_KEY gives one"
fi
if [ -d "$DATA" ]; then
  line "data" "$DATA (mode $(stat -c %a "$DATA"))"
  [ "$(stat -c %a "$DATA")" = 700 ] || line "" "others can look into it; ./vigil up shuts it"
fi
if [ -z "${VIGIL_DATABASE_URL:-}" ]; then
  line "database" "our own: the application's role may only add to the ledger"
elif [ -n "${VIGIL_DATABASE_OWNER_URL:-}" ]; then
  line "database" "yours, with an owner and a service role"
else
  line "database" "yours, with one role for all: the application could change the ledger (VIGIL_DATABASE_OWNER_URL)"
fi
exit $bad
