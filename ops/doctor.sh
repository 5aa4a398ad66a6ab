# ./vigil doctor
# Says what this machine has and lacks for Vigil. Exit 1 when something needed for `up` is missing.

bad=0
line() { printf '%-26s %s\n' "$1" "$2"; }
if home=$(find_java); then line "JDK 25" "$home"; else line "JDK 25" "missing: openjdk-25-jdk-headless"; bad=1; fi
for tool in mvn node npm curl zstd git; do
  if path=$(command -v $tool); then line "$tool" "$path"; else line "$tool" "missing (./vigil up installs it)"; bad=1; fi
done
for tool in chromium sipp baresip espeak-ng sox rtpengine; do
  if path=$(command -v $tool); then line "$tool" "$path"; else line "$tool" "missing, for test, walk or bench only"; fi
done
line "open files" "$(ulimit -n) (two for each leg of a call: $(($(ulimit -n) / 4)) calls)"
[ "$(ulimit -n)" -ge 4096 ] || { line "" "raise it: ulimit -n 65536"; }
line "free disk" "$(df -h --output=avail . | tail -1 | tr -d ' ')"
[ "$(df --output=avail -k . | tail -1)" -gt 2000000 ] || { line "" "less than 2 GB: the database will stop taking orders"; bad=1; }
line "memory" "$(memory_gb MemAvailable) GB free of $(memory_gb MemTotal) GB"
line "RTP ports" "20000-29999, below the ephemeral range $(cut -f1 /proc/sys/net/ipv4/ip_local_port_range)-$(cut -f2 /proc/sys/net/ipv4/ip_local_port_range)"
line "clock" "$(date -Is) (times are shown in Asia/Shanghai)"
exit $bad
