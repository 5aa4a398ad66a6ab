package vigil.flink;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
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
      String servers =
          said.lines()
              .filter(line -> line.startsWith(BrokerMain.SERVERS))
              .findFirst()
              .orElseThrow()
              .substring(BrokerMain.SERVERS.length());
      run(servers);
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
    long began = cpu();
    int alarms = detect(cases);
    double alone = rate(began);
    var small = KafkaBroker.wires(servers);
    KafkaBroker.send(small, cases.subList(0, WARM_UP));
    stream(small);
    var wires = KafkaBroker.wires(servers);
    KafkaBroker.send(wires, cases);
    long started = System.nanoTime();
    began = cpu();
    stream(wires);
    double streamed = rate(began);
    double seconds = (System.nanoTime() - started) / 1e9;
    int told = KafkaBroker.records(wires, wires.alarms(), "read_committed").size();
    System.out.printf(
        Locale.ROOT,
        "%,d records of all topics in 16 districts, in %d partitions%n%n",
        RECORDS,
        KafkaBroker.PARTITIONS);
    print("", "records a second of CPU", "alarms");
    print("the detector alone, from memory", "%,.0f".formatted(alone), "%,d".formatted(alarms));
    print(
        "Kafka, Flink, Kafka; a checkpoint a second",
        "%,.0f".formatted(streamed),
        "%,d".formatted(told));
    System.out.printf(
        Locale.ROOT,
        "%nAll CPU of Flink's process is counted, which was held to one core and took %.0f s for them"
            + " by the clock; the broker's is not.%n",
        seconds);
    System.out.printf(
        Locale.ROOT, "bench flink: %.0f records/s a core (target %d)%n", streamed, TARGET);
  }

  private static void print(String what, String rate, String alarms) {
    System.out.printf(Locale.ROOT, "%-46s %24s %9s%n", what, rate, alarms);
  }

  /// Nanoseconds of CPU that this process has taken: on a shared machine the clock says less.
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static double rate(long began) {
    return RECORDS / ((cpu() - began) / 1e9);
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
    // A stream that has an end lets all time pass, which closes what burns.
    return alarms + ofOrders.listOpen().size() + ofCalls.listOpen().size();
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
    double millis = 0;
    var cases = new ArrayList<CaseRecord>(many);
    for (int n = 0; n < many; n++) {
      Instant at = NOON.plusMillis((long) millis);
      boolean isOfSurge = n % SURGES < SURGES / 25 && n % 2 == 0;
      String topic = isOfSurge ? topics.get(n / SURGES % topics.size()) : draw(topics, upTo, dice);
      boolean isCall = topic.equals(Topic.CALLS.id());
      String district = isCall ? Series.CITY : DISTRICTS.get(dice.nextInt(DISTRICTS.size()));
      cases.add(new CaseRecord(n + 1, Kind.CASE, topic, district, at, 1));
      double hour = usual.expected(ORDERS, at) / usual.expected(ORDERS, NOON);
      millis += Series.CELL_SECONDS * 1000.0 / (all * hour);
    }
    return cases;
  }

  private static String draw(List<String> topics, double[] upTo, Random dice) {
    int place = Arrays.binarySearch(upTo, dice.nextDouble() * upTo[upTo.length - 1]);
    return topics.get(place < 0 ? -place - 1 : place);
  }
}
