# ./vigil status [--data DIR]
# Says which processes run on DIR and how they are. Exit 0 when the server is ready, else 1.

read_place "$@"
for part in supervisor:supervise server:"vigil.data=$DATA" media:vigil-media; do
  name=${part%%:*}
  pid=$(living "$DATA/$name.pid" "${part#*:}" || true)
  if [ -n "$pid" ]; then
    say "$(printf '%-11s runs, pid %s, up %s' "$name" "$pid" "$(age "$pid")")"
  else
    say "$(printf '%-11s does not run' "$name")"
  fi
done
say_clock | sed 's/^  //'
if is_ready; then
  say "$(printf '%-11s ready at %s' "web" "$URL")"
  say_protection | sed 's/^  //'
else
  say "$(printf '%-11s nothing answers at %s' "web" "$URL")"
  exit 1
fi
aside=$(operator GET /api/audit/set-aside 2>/dev/null || true)
count=$(sed -n 's/^{"count":\([0-9]*\).*/\1/p' <<<"$aside")
if [ "${count:-0}" -gt 0 ]; then
  say "$(printf '%-11s %s facts could not be taken by a reader and are set aside: ./vigil retry' "readers" "$count")"
fi
