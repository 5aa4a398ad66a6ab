# ./vigil restore DIR --data NEW [--key FILE] [--to TIME|latest] [--log DATA]
# Makes the data folder NEW, which must not exist or be empty, from a backup in DIR. --key is the file with the master
# key, which is in no backup; one that was changed since is given beside it by VIGIL_MASTER_KEY_OLD at the start.
# --to leads it on to a moment after the backup, such as 2026-11-25T20:15:00+08:00, or as far as the log goes
# (latest): it takes PostgreSQL's log, recordings and attachments of the meantime from the system that was
# backed up, whether that runs or not, or from the data folder given with --log. NEW replays the log at its
# start; what was committed after that moment is not in NEW.
# Start it with ./vigil up --data NEW, then check it with ./vigil verify --data NEW.

read_place "$@"
TO="" LOG="" KEY=""
set -- "${REST[@]}"
REST=()
while [ $# -gt 0 ]; do
  case "$1" in
    --to) [ $# -gt 1 ] || refuse_use "--to wants a time or latest"; TO=$2; shift ;;
    --key) [ $# -gt 1 ] || refuse_use "--key wants the file of the master key"; KEY=$2; shift ;;
    --log) [ $# -gt 1 ] || refuse_use "--log wants a data folder"; LOG=$2; shift ;;
    *) REST+=("$1") ;;
  esac
  shift
done
[ ${#REST[@]} -eq 1 ] || refuse_use "restore wants the backup's folder"
from=$(realpath "${REST[0]}" 2>/dev/null) || refuse "there is no folder ${REST[0]}"
[ -f "$from/pg/data/PG_VERSION" ] && [ -f "$from/pg/data/backup_label" ] || refuse "$from is no backup made by ./vigil backup"
[ -z "$KEY" ] || [ -r "$KEY" ] || refuse "there is no master key in $KEY"
[ ! -e "$DATA" ] || [ -z "$(ls -A "$DATA")" ] || refuse "$DATA is not empty; restore into a new folder (--data NEW)"

# The house's clock may be ahead of the machine's, which is PostgreSQL's.
machine_time() {
  local ahead seconds
  ahead=$(cat "$from/clock-ahead" 2>/dev/null || say PT0H)
  [[ "$ahead" =~ ^PT([0-9]+)([HM])$ ]] || fail "the backup's clock-ahead is no duration: $ahead"
  if [ "${BASH_REMATCH[2]}" = H ]; then seconds=$((BASH_REMATCH[1] * 3600)); else seconds=$((BASH_REMATCH[1] * 60)); fi
  date -u -d "@$(($(date -d "$1" +%s) - seconds)).$(date -d "$1" +%N)" '+%F %T.%6N+00'
}

if [ -n "$TO" ]; then
  [ -f "$from/taken" ] || refuse "$from was made before backups could be led on; restore it as it is"
  LOG=${LOG:-$(cat "$from/origin")}
  [ -d "$LOG/pg/wal" ] || refuse "there is no kept log in $LOG/pg/wal; name the data folder it lies in with --log"
  if [ "$TO" != latest ]; then
    [[ "$TO" =~ (Z|[+-][0-9]{2}:?[0-9]{2})$ ]] || refuse_use "--to wants a time with its zone, such as 2026-11-25T20:15:00+08:00"
    moment=$(machine_time "$TO") || refuse_use "$TO is no time"
    [ "$(date -d "$moment" +%s%N)" -ge "$(date -d "$(cat "$from/taken")" +%s%N)" ] || refuse "the backup was taken after $TO, at $(cat "$from/taken"); take an earlier one"
    [ "$(date -d "$moment" +%s)" -le "$(date +%s)" ] || refuse "$TO is still to come"
  fi
fi

mkdir -p "$DATA"
cp -r "$from/." "$DATA/"
rm -f "$DATA/port" "$DATA/taken" "$DATA/origin"
chmod -R go-rwx "$DATA"
if [ -n "$KEY" ]; then
  mkdir -p "$DATA/keys"
  cp "$KEY" "$DATA/keys/master.key"
  chmod 600 "$DATA/keys/master.key"
elif [ -z "${VIGIL_MASTER_KEY:-}" ]; then
  say "The master key is in no backup: lay it in $DATA/keys/master.key before the start, or give VIGIL_MASTER_KEY."
fi

# The segments from the backup's first on; those that the system had not kept yet come from its own folder.
if [ -n "$TO" ]; then
  replay="$DATA/pg/replay"
  mkdir "$replay"
  first=$(sed -n 's/^START WAL LOCATION: .*(file \([0-9A-F]*\)).*/\1/p' "$DATA/pg/data/backup_label")
  for file in "$LOG"/pg/wal/*.zst; do
    segment=$(basename "$file" .zst)
    case "$segment" in *.history) ;; *) [[ "${segment:8:16}" < "${first:8:16}" ]] && continue ;; esac
    cp "$file" "$replay/" 2>/dev/null || say "$segment was let go meanwhile"
  done
  for file in "$LOG"/pg/data/pg_wal/*; do
    segment=$(basename "$file")
    [[ "$segment" =~ ^[0-9A-F]{24}$ ]] && [ ! -f "$replay/$segment.zst" ] && [[ ! "${segment:8:16}" < "${first:8:16}" ]] || continue
    zstd -1 -q -c < "$file" > "$replay/$segment.zst"
  done
  sed -i '/^\(restore_command\|recovery_target\|hot_standby\)/d' "$DATA/pg/data/postgresql.auto.conf"
  {
    say "restore_command = 'zstd -q -dc \"${replay//%/%%}/%f.zst\" > \"%p\"'"
    say "hot_standby = 'off'"
    if [ "$TO" != latest ]; then
      say "recovery_target_time = '$moment'"
      say "recovery_target_action = 'promote'"
    fi
  } >> "$DATA/pg/data/postgresql.auto.conf"
  touch "$DATA/pg/data/recovery.signal"
  # Not the signed heads: they tell of what comes after that moment too, and NEW goes on with its own.
  for folder in recordings attachments imports; do
    if [ -d "$LOG/$folder" ]; then cp -rn "$LOG/$folder" "$DATA/"; fi
  done
  say "Restored into $DATA, to be led on to $TO by $(ls "$replay" | wc -l) segments of the log. Start it: ./vigil up --data $DATA"
else
  say "Restored into $DATA. Start it: ./vigil up --data $DATA"
fi
