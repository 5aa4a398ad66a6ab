package vigil.flink;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import vigil.flink.CaseRecord.Kind;
import vigil.insight.Topic;
import vigil.insight.policy.Topics;
import vigil.insight.spike.Series;

/// How many records a second one core takes: from Kafka through the detector and back, exactly
/// once, by one task of Flink; beside it the detector alone, from memory. `ops/bench.sh` holds this
/// process to one core; the broker is another process, held to another.
final class FlinkBench {
  private static final int RECORDS = Integer.getInteger("vigil.bench.records", 2_000_000);
  private static final long SEED = 20_220_301;
  private static final Instant NOON = Instant.parse("2022-03-01T04:00:00Z");
  private static final String ORDERS = "metro";

  /// A surge begins with each of so many cases.
  private static final int SURGES = 50_000;

  private static final int WARM_UP = 200_000;

  /// A year of a city of 23,000 calls a day (rules 1.3), some 15 million records, within an hour.
  private static final int TARGET = 4_200;

  private static final Duration CHECKPOINTS = Duration.ofSeconds(1);
  private static final List<String> DISTRICTS =
      List.of(
          "310101", "310104", "310105", "310106", "310107", "310109", "310110", "310112", "310113",
          "310114", "310115", "310116", "310117", "310118", "310120", "310151");

  private FlinkBench() {}

  public static void main(String[] words) throws Exception {
    Process broker = startBroker();
    try (var said =
        new BufferedReader(
            new InputStreamReader(broker.getInputStream(), StandardCharsets.UTF_8))) {
      run(said.readLine());
    } finally {
      broker.destroy();
    }
  }

  private static Process startBroker() throws IOException {
    return new ProcessBuilder(
            "taskset",
            "-c",
            "1",
            System.getProperty("java.home") + "/bin/java",
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            BrokerMain.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void run(String servers) throws Exception {
    var cases = cases(RECORDS);
    detect(cases.subList(0, WARM_UP));
    long began = System.nanoTime();
    int alarms = detect(cases);
    double alone = rate(RECORDS, began);
    var small = KafkaBroker.wires(servers);
    KafkaBroker.send(small, cases.subList(0, WARM_UP));
    stream(small);
    var wires = KafkaBroker.wires(servers);
    KafkaBroker.send(wires, cases);
    began = System.nanoTime();
    stream(wires);
    double streamed = rate(RECORDS, began);
    int told = KafkaBroker.records(wires, wires.alarms(), "read_committed").size();
    System.out.printf(
        Locale.ROOT,
        "%,d records of all topics in 16 districts, in %d partitions, on one core%n%n",
        RECORDS,
        KafkaBroker.PARTITIONS);
    System.out.printf(Locale.ROOT, "%-52s %9s %9s%n", "", "records/s", "alarms");
    System.out.printf(
        Locale.ROOT, "%-52s %,9.0f %,9d%n", "the detector alone, from memory", alone, alarms);
    System.out.printf(
        Locale.ROOT,
        "%-52s %,9.0f %,9d%n",
        "Kafka, Flink, Kafka; a checkpoint a second",
        streamed,
        told);
    System.out.printf(
        Locale.ROOT, "bench flink: %.0f records/s a core (target %d)%n", streamed, TARGET);
  }

  private static double rate(int records, long began) {
    return records / ((System.nanoTime() - began) / 1e9);
  }

  /// What the detector alone says, in one of all topics of a kind.
  private static int detect(List<CaseRecord> cases) {
    var sensing = new Sensing(PolicyTexts.shipped());
    var ofOrders = sensing.detector(ORDERS, List.of(), null);
    var ofCalls = sensing.detector(Topic.CALLS.id(), List.of(), null);
    int alarms = 0;
    for (CaseRecord one : cases) {
      var detector = one.topic().equals(Topic.CALLS.id()) ? ofCalls : ofOrders;
      alarms += detector.count(one.topic(), one.district(), one.at()).size();
    }
    return alarms;
  }

  private static void stream(Wires wires) throws Exception {
    var set = new Configuration();
    set.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
    set.set(PipelineOptions.GENERIC_TYPES, false);
    var flink = StreamExecutionEnvironment.createLocalEnvironment(1, set);
    var job = new SensingJob(wires, PolicyTexts.shipped());
    var source = job.source().setBounded(OffsetsInitializer.latest()).build();
    job.send(job.sense(job.read(flink, source)));
    flink.execute();
  }

  /// Cases at the policy's usual rate; one in fifty of them of a topic that surges.
  private static List<CaseRecord> cases(int many) {
    var policy = PolicyTexts.shipped();
    var topics = new ArrayList<>(new Topics(policy.city()).list().stream().map(Topic::id).toList());
    topics.add(Topic.CALLS.id());
    var usual = new Sensing(policy);
    double[] upTo = new double[topics.size()];
    double all = 0;
    for (int n = 0; n < upTo.length; n++) {
      all += usual.expected(topics.get(n), NOON);
      upTo[n] = all;
    }
    var dice = new Random(SEED);
    double millisEach = Series.CELL_SECONDS * 1000.0 / all;
    var cases = new ArrayList<CaseRecord>(many);
    for (int n = 0; n < many; n++) {
      boolean isOfSurge = n % SURGES < SURGES / 25 && n % 2 == 0;
      String topic = isOfSurge ? topics.get(n / SURGES % topics.size()) : draw(topics, upTo, dice);
      String district =
          topic.equals(Topic.CALLS.id())
              ? Series.CITY
              : DISTRICTS.get(dice.nextInt(DISTRICTS.size()));
      cases.add(
          new CaseRecord(
              n + 1, Kind.CASE, topic, district, NOON.plusMillis((long) (n * millisEach)), 1));
    }
    return cases;
  }

  private static String draw(List<String> topics, double[] upTo, Random dice) {
    int place = Arrays.binarySearch(upTo, dice.nextDouble() * upTo[upTo.length - 1]);
    return topics.get(place < 0 ? -place - 1 : place);
  }
}
