# ./vigil sense COUNTS.csv [FROM]
# Reads a table of counts as a city's own are read and prints its alarms as CSV. First column: the day on which a
# period begins (2022-03-01), days or weeks without a gap; `holiday` (0 or 1); each other column a series of whole
# numbers; `NAME.truth` how many of NAME's cases belonged to an outbreak: then a last line says how well the alarms
# stand beside the truth. FROM: the first day that is read (eight weeks of days, or 26 weeks, are needed before it).

[ $# -ge 1 ] && [ $# -le 2 ] || refuse_use "sense wants a table: ./vigil sense COUNTS.csv [FROM]"
build
exec "$JAVA" -cp "$(class_path server)" vigil.insight.tables.SenseMain "$@"
