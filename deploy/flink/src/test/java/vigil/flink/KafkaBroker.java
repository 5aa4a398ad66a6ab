package vigil.flink;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Kafka's own broker in this process, with topics of its own for each who asks. It is closed when
/// the last test is over: one that still runs while the process ends finds its data deleted and
/// halts the process as broken.
final class KafkaBroker implements BeforeAllCallback {
  static final int PARTITIONS = 4;
  private static final Map<String, String> ONE_BROKER =
      Map.of(
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "transaction.state.log.num.partitions", "4",
          "offsets.topic.replication.factor", "1",
          "offsets.topic.num.partitions", "4",
          "group.initial.rebalance.delay.ms", "0");

  private static final int MOST_LOOKS = 10_000;
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable KafkaClusterTestKit broker;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent(
            KafkaBroker.class, _ -> (AutoCloseable) KafkaBroker::close, AutoCloseable.class);
  }

  /// The address of the broker, which the first who asks starts.
  static synchronized String servers() {
    var running = broker;
    if (running == null) {
      running = start();
      broker = running;
    }
    return running.bootstrapServers();
  }

  /// Ends the broker, if somebody asked for one.
  static synchronized void close() throws Exception {
    var running = broker;
    if (running != null) {
      running.close();
      broker = null;
    }
  }

  private static KafkaClusterTestKit start() {
    var nodes =
        new TestKitNodes.Builder().setCombined(true).setNumBrokerNodes(1).setNumControllerNodes(1);
    try {
      var made = new KafkaClusterTestKit.Builder(nodes.build());
      ONE_BROKER.forEach(made::setConfigProp);
      var cluster = made.build();
      cluster.format();
      cluster.startup();
      cluster.waitForReadyBrokers();
      return cluster;
    } catch (Exception broken) {
      throw new IllegalStateException("Kafka's broker does not start", broken);
    }
  }

  /// Two empty topics.
  static Wires wires() throws Exception {
    return wires(servers());
  }

  static Wires wires(String servers) throws Exception {
    var client = Wires.of(servers).client();
    int number = NUMBER.incrementAndGet();
    var wires = new Wires(client, "cases-" + number, "alarms-" + number);
    try (var admin = Admin.create(client)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(wires.cases(), PARTITIONS, (short) 1),
                  new NewTopic(wires.alarms(), PARTITIONS, (short) 1)))
          .all()
          .get();
      for (int looks = 1; !isLed(admin, wires); looks++) {
        assertTrue(looks < MOST_LOOKS, "the partitions have no leaders");
      }
    }
    return wires;
  }

  /// Whether every partition's leader answers. A producer that came earlier would be refused its
  /// first records and not the next ones.
  private static boolean isLed(Admin admin, Wires wires) throws InterruptedException {
    try {
      admin.listOffsets(everyEnd(wires)).all().get();
      return true;
    } catch (ExecutionException notYet) {
      return false;
    }
  }

  private static Map<TopicPartition, OffsetSpec> everyEnd(Wires wires) {
    var ends = new HashMap<TopicPartition, OffsetSpec>();
    for (String topic : List.of(wires.cases(), wires.alarms())) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
      }
    }
    return ends;
  }

  static void send(Wires wires, List<CaseRecord> cases) {
    try (var producer =
        new KafkaProducer<>(wires.client(), new StringSerializer(), new ByteArraySerializer())) {
      for (CaseRecord one : cases) {
        var _ =
            producer.send(
                new ProducerRecord<>(wires.cases(), one.topic(), CaseRecordSchema.write(one)));
      }
    }
  }

  /// The lines of each key in their order, of transactions that were committed.
  static Map<String, List<String>> read(Wires wires, String topic) {
    var lines = new LinkedHashMap<String, List<String>>();
    records(wires, topic, "read_committed")
        .forEach(one ->
            lines
                .computeIfAbsent(one.key(), _ -> new ArrayList<>())
                .add(new String(one.value(), StandardCharsets.UTF_8)));
    return lines;
  }

  static List<ConsumerRecord<String, byte[]>> records(Wires wires, String topic, String isolation) {
    var client = new Properties();
    client.putAll(wires.client());
    client.setProperty("isolation.level", isolation);
    client.setProperty("auto.offset.reset", "earliest");
    var all = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
      var places =
          consumer.partitionsFor(topic).stream()
              .map(one -> new TopicPartition(topic, one.partition()))
              .toList();
      consumer.assign(places);
      var ends = ends(wires, places);
      while (places.stream()
          .anyMatch(place -> consumer.position(place) < ends.getOrDefault(place, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    return all;
  }

  /// What was written, committed or not: a commit is answered before its partitions have heard of
  /// it, and whoever reads only what is committed waits there.
  private static Map<TopicPartition, Long> ends(Wires wires, List<TopicPartition> places) {
    try (var consumer =
        new KafkaConsumer<>(
            wires.client(), new StringDeserializer(), new ByteArrayDeserializer())) {
      return consumer.endOffsets(places);
    }
  }
}
