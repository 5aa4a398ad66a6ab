# ./vigil flink export --kafka HOST:PORT [--data DIR] [--cases TOPIC] [--policy DIR] [--client FILE]
# ./vigil flink sense --kafka HOST:PORT [--cases TOPIC] [--alarms TOPIC] [--checkpoints URI [--from URI]] [--policy DIR] [--client FILE]
# ./vigil flink jar
# Senses spikes beyond one machine (docs/flink.md). export sends the ledger's cases to a topic of Kafka, without
# anybody's data, until it is stopped; the next one goes on where it ended. sense reads them with the server's own
# detector in Flink, in this process, and writes alarms to another topic, each once. Topics are vigil.cases and
# vigil.alarms unless named, and must be there. --client is a file of settings for Kafka's clients (security);
# --policy the folder that the server is given. The database is that of --data, or VIGIL_DATABASE_URL.
# jar makes what a cluster that has Flink runs: flink run JAR --kafka ...

[ $# -ge 1 ] || refuse_use "flink wants export, sense or jar"
part=$1
shift
build
case "$part" in
  export)
    read_place "$@"
    set -- "${REST[@]}"
    if [ -z "${VIGIL_DATABASE_URL:-}" ]; then
      [ -r "$DATA/pg/passwords" ] || refuse "there is no database in $DATA; start it with ./vigil up --data $DATA"
      # By the environment, where no list of processes shows it.
      VIGIL_DATABASE_URL="jdbc:postgresql://127.0.0.1:$PG_PORT/postgres?user=vigil_service&password=$(sed -n 2p "$DATA/pg/passwords")"
      export VIGIL_DATABASE_URL
    fi
    main=ExportMain
    ;;
  sense) main=SensingMain ;;
  jar)
    run_maven package -pl deploy/flink -am -Pjob
    say "deploy/flink/target/flink-$VERSION-job.jar"
    exit 0
    ;;
  *) refuse_use "flink does not know '$part'" ;;
esac
classes=deploy/flink/target/classes:$(flink_path)
exec "$JAVA" -Xmx1g --enable-native-access=ALL-UNNAMED -Duser.timezone=UTC -cp "$classes" "vigil.flink.$main" "$@"
