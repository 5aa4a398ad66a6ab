package vigil.flink;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import vigil.flink.CaseRecord.Kind;

/// Sensing as a job of Flink: cases from Kafka, a topic after the other through the server's
/// detector, alarms to Kafka in the transactions of Flink's checkpoints.
public final class SensingJob {
  /// Whoever comes later than this after another counts in the cell that is open, as in the server.
  static final Duration LATEST = Duration.ofMinutes(1);

  /// Kafka's brokers refuse more unless they are set to allow it.
  private static final Duration TRANSACTION = Duration.ofMinutes(15);

  private final Wires wires;
  private final PolicyTexts policy;

  public SensingJob(Wires wires, PolicyTexts policy) {
    this.wires = wires;
    this.policy = policy;
  }

  /// Lays the job out.
  public void build(StreamExecutionEnvironment flink) {
    send(sense(read(flink, source().build())));
  }

  /// Cases from the first one on, where no checkpoint says otherwise; none of a transaction that
  /// did not end.
  KafkaSourceBuilder<CaseRecord> source() {
    return KafkaSource.<CaseRecord>builder()
        .setProperties(wires.client())
        .setProperty("isolation.level", "read_committed")
        .setTopics(wires.cases())
        .setGroupId(wires.alarms())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setValueOnlyDeserializer(new CaseRecordSchema());
  }

  DataStream<CaseRecord> read(StreamExecutionEnvironment flink, KafkaSource<CaseRecord> source) {
    var time =
        WatermarkStrategy.<CaseRecord>forBoundedOutOfOrderness(LATEST)
            .withTimestampAssigner((entry, _) -> entry.at().toEpochMilli());
    return flink
        .fromSource(source, time, "cases", TypeInformation.of(CaseRecord.class))
        .uid("cases");
  }

  DataStream<AlarmRecord> sense(DataStream<CaseRecord> cases) {
    return cases
        .filter(entry -> entry.kind() != Kind.TIME)
        .keyBy(CaseRecord::topic, Types.STRING)
        .process(new TopicSensing(policy), TypeInformation.of(AlarmRecord.class))
        .uid("sensing")
        .name("sensing");
  }

  void send(DataStream<AlarmRecord> alarms) {
    alarms.sinkTo(sink()).uid("alarms").name("alarms");
  }

  private KafkaSink<AlarmRecord> sink() {
    return KafkaSink.<AlarmRecord>builder()
        .setKafkaProducerConfig(wires.client())
        .setBootstrapServers(wires.servers())
        .setProperty("transaction.timeout.ms", Long.toString(TRANSACTION.toMillis()))
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(wires.alarms())
        .setRecordSerializer(new AlarmSchema(wires.alarms()))
        .build();
  }
}
