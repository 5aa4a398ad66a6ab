package vigil.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vigil.flink.CaseRecord.Kind;
import vigil.flink.KilledOnce.Moment;

/// Flink's own cluster over Kafka's own broker, both in this process.
@ExtendWith(KafkaBroker.class)
class SensingJobTest {
  private static final List<String> TOPICS =
      List.of("metro", "0101", "0102", "0201", "0301", "calls", "calls-abandoned");

  /// How often a task dies in each of two ways.
  private static final int DEATHS = Boolean.getBoolean("long") ? 10 : 1;

  // promise: docs/flink.md «Flink says the same of every topic, byte for byte»
  // promise: docs/flink.md «a record that comes twice counts once»
  @Test
  void flinkSaysTheSameAsTheDetectorAlone() throws Exception {
    Wires wires = KafkaBroker.wires();
    List<CaseRecord> cases = SensedCity.cases(1, TOPICS);
    KafkaBroker.send(wires, cases.stream().flatMap(one -> Stream.of(one, one)).toList());
    run(wires, UnaryOperator.identity(), UnaryOperator.identity());
    var expected = SensedCity.alarms(cases);
    assertTrue(expected.size() >= 5, expected::toString);
    assertEquals(sorted(expected), sorted(KafkaBroker.read(wires, wires.alarms())));
  }

  // promise: docs/flink.md «Each alarm is told exactly once, also when a task is killed»
  @Test
  void aTaskThatIsKilledInATransactionTellsNoSpikeTwiceAndLosesNone() throws Exception {
    for (int seed = 1; seed <= DEATHS; seed++) {
      kill(Moment.IN_A_TRANSACTION, seed);
    }
  }

  @Test
  void aTaskThatIsKilledAtACheckpointTellsNoSpikeTwiceAndLosesNone() throws Exception {
    for (int seed = 1; seed <= DEATHS; seed++) {
      kill(Moment.AT_A_CHECKPOINT, seed);
    }
  }

  private static void kill(Moment moment, int seed) throws Exception {
    Wires wires = KafkaBroker.wires();
    List<CaseRecord> sent = SensedCity.cases(seed, TOPICS);
    KafkaBroker.send(wires, sent);
    KilledOnce.DEATHS.set(0);
    run(
        wires,
        cases -> cases.map(new SlowUntilDeath()),
        alarms -> alarms.map(new KilledOnce(moment)));
    assertEquals(1, KilledOnce.DEATHS.get(), "nothing was killed");
    var told = KafkaBroker.read(wires, wires.alarms());
    assertEquals(sorted(SensedCity.alarms(sent)), sorted(told), "seed " + seed);
  }

  /// Somebody closes a wave of thirty, three come, and the closing is taken back.
  @Test
  void aWaveWhoseClosingIsTakenBackGoesOnWithWhatCameMeanwhile() throws Exception {
    Wires wires = KafkaBroker.wires();
    var records = new ArrayList<CaseRecord>();
    addCases(records, 30);
    records.add(word(Kind.CLOSED, records.size() + 1));
    addCases(records, 3);
    records.add(word(Kind.REOPENED, records.size() + 1));
    addCases(records, 2);
    KafkaBroker.send(wires, records);
    run(wires, UnaryOperator.identity(), UnaryOperator.identity());
    List<String> closed =
        KafkaBroker.read(wires, wires.alarms()).getOrDefault("metro", List.of()).stream()
            .filter(line -> line.contains("AlarmClosed"))
            .map(line -> line.replaceAll(".*\"count\":(\\d+).*", "$1"))
            .toList();
    assertEquals(List.of("30", "35"), closed);
  }

  private static void addCases(List<CaseRecord> records, int many) {
    for (int n = 0; n < many; n++) {
      int seq = records.size() + 1;
      Instant at = SensedCity.START.plusSeconds(seq);
      records.add(new CaseRecord(seq, Kind.CASE, "metro", "310101", at, 1));
    }
  }

  private static CaseRecord word(Kind kind, int seq) {
    return new CaseRecord(seq, kind, "metro", "", SensedCity.START.plusSeconds(seq), 0);
  }

  private static Map<String, List<String>> sorted(Map<String, List<String>> lines) {
    return new TreeMap<>(lines);
  }

  /// Runs the job until it has read what is there.
  static void run(
      Wires wires,
      UnaryOperator<DataStream<CaseRecord>> before,
      UnaryOperator<DataStream<AlarmRecord>> after)
      throws Exception {
    var flink = flink();
    var job = new SensingJob(wires, PolicyTexts.shipped());
    var source = job.source().setBounded(OffsetsInitializer.latest()).build();
    job.send(after.apply(job.sense(before.apply(job.read(flink, source)))));
    flink.execute();
  }

  private static StreamExecutionEnvironment flink() {
    var set = new Configuration();
    set.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
    set.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    set.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
    set.set(PipelineOptions.GENERIC_TYPES, false);
    return StreamExecutionEnvironment.createLocalEnvironment(2, set);
  }
}
