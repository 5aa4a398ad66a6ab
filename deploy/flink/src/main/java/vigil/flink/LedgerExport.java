package vigil.flink;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import vigil.insight.policy.Topics;
import vigil.insight.steps.SensedCases;
import vigil.kernel.LedgerEntry;

/// Sends the ledger's cases to Kafka, each exactly once: the records of some facts and the place up
/// to which the ledger was read are one transaction of Kafka, so whoever is killed in between goes
/// on where the last one ended. Another process of the same name ends this one.
final class LedgerExport implements AutoCloseable {
  private static final int BATCH = 1_000;

  private final JdbcLedger ledger;
  private final Wires wires;
  private final PolicyTexts policy;
  private final KafkaProducer<String, byte[]> producer;
  private final List<Integer> partitions;
  private final ConsumerGroupMetadata reader;
  private long position;
  private @Nullable Instant newest;
  private @Nullable Map<String, String> approved;
  private @Nullable CaseRecords records;

  LedgerExport(JdbcLedger ledger, Wires wires, PolicyTexts policy) {
    this.ledger = ledger;
    this.wires = wires;
    this.policy = policy;
    var client = new Properties();
    client.putAll(wires.client());
    client.setProperty("transactional.id", group());
    // One after the other: a new partition takes a later one where its leader refused the first.
    client.setProperty("max.in.flight.requests.per.connection", "1");
    producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    partitions =
        producer.partitionsFor(wires.cases()).stream().map(one -> one.partition()).toList();
    try (var consumer = consumer()) {
      reader = consumer.groupMetadata();
      var committed = consumer.committed(Set.of(place())).get(place());
      position = committed == null ? 0 : committed.offset();
    }
  }

  private String group() {
    return wires.cases() + ".export";
  }

  /// The place in the ledger lies where a consumer's would: it is committed with the records.
  private TopicPartition place() {
    return new TopicPartition(wires.cases(), 0);
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    var client = new Properties();
    client.putAll(wires.client());
    client.setProperty("group.id", group());
    client.setProperty("isolation.level", "read_committed");
    return new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// How far the ledger has left.
  long position() {
    return position;
  }

  /// Sends the next facts' cases and marks of time.
  ///
  /// @param at told as the time when no fact is left
  /// @return whether there may be more
  boolean step(Instant at) {
    long head = ledger.head();
    List<LedgerEntry> facts = ledger.listAfter(position, head, BATCH);
    boolean isBehind = facts.size() == BATCH;
    long next = isBehind ? facts.getLast().seq() : Math.max(head, position);
    var leaving = new ArrayList<CaseRecord>();
    if (!facts.isEmpty()) {
      var made = records();
      facts.forEach(fact -> leaving.addAll(made.of(fact)));
    }
    newest = later(newest, isBehind ? facts.getLast().at() : at);
    send(leaving, CaseRecord.time(next, newest), next);
    position = next;
    return isBehind;
  }

  private static Instant later(@Nullable Instant before, Instant at) {
    return before == null || before.isBefore(at) ? at : before;
  }

  private void send(List<CaseRecord> leaving, CaseRecord time, long next) {
    producer.beginTransaction();
    // What cannot be sent makes the commit throw.
    for (CaseRecord one : leaving) {
      var _ =
          producer.send(
              new ProducerRecord<>(wires.cases(), one.topic(), CaseRecordSchema.write(one)));
    }
    for (int partition : partitions) {
      var _ =
          producer.send(
              new ProducerRecord<>(wires.cases(), partition, "", CaseRecordSchema.write(time)));
    }
    producer.sendOffsetsToTransaction(Map.of(place(), new OffsetAndMetadata(next)), reader);
    producer.commitTransaction();
  }

  /// By the policy as it is approved now.
  private CaseRecords records() {
    var inForce = ledger.listApproved();
    var made = records;
    if (made == null || !inForce.equals(approved)) {
      var topics = new Topics(policy.with(inForce).city());
      made = new CaseRecords(new SensedCases(topics, ledger::listBySubject));
      records = made;
      approved = inForce;
    }
    return made;
  }

  @Override
  public void close() {
    producer.close();
  }
}
