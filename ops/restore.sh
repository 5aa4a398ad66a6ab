# ./vigil restore DIR --data NEW
# Makes the data folder NEW, which must not exist or be empty, from a backup in DIR.
# Start it with ./vigil up --data NEW, then check it with ./vigil verify --data NEW.

read_place "$@"
[ ${#REST[@]} -eq 1 ] || refuse_use "restore wants the backup's folder"
from=$(realpath "${REST[0]}" 2>/dev/null) || refuse "there is no folder ${REST[0]}"
[ -f "$from/pg/data/PG_VERSION" ] && [ -f "$from/pg/data/backup_label" ] || refuse "$from is no backup made by ./vigil backup"
[ ! -e "$DATA" ] || [ -z "$(ls -A "$DATA")" ] || refuse "$DATA is not empty; restore into a new folder (--data NEW)"
mkdir -p "$DATA"
cp -r "$from/." "$DATA/"
rm -f "$DATA/port"
chmod 700 "$DATA/pg/data"
say "Restored into $DATA. Start it: ./vigil up --data $DATA"
