package vigil.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vigil.flink.CaseRecord.Kind;

/// What leaves a real ledger for a real Kafka.
@ExtendWith(KafkaBroker.class)
class LedgerExportTest {
  /// Of a person, of staff, and what an order is found by.
  private static final List<String> PERSONAL =
      List.of(
          "王小明",
          "13812345678",
          "长江路88号",
          "agent-7",
          "20220328-000",
          "order-",
          "call-",
          "wages owed");

  private static LedgerTable ledger;
  private Wires wires;
  private int number;

  @BeforeAll
  static void start() throws IOException {
    ledger = new LedgerTable();
  }

  @AfterAll
  static void stop() throws IOException {
    ledger.close();
  }

  @BeforeEach
  void topics() throws Exception {
    wires = KafkaBroker.wires();
    ledger.empty();
  }

  // promise: docs/flink.md «nothing of a person, an order or a call leaves»
  @Test
  void whatLeavesNamesNobody() throws Exception {
    for (int n = 0; n < 60; n++) {
      register("010103");
      ledger.append(
          "telephony.CallArrived",
          "call-" + n,
          1,
          "{\"subject\":\"call-%d\",\"version\":1}".formatted(n));
    }
    ledger.sense();
    export();
    SensingJobTest.run(wires, UnaryOperator.identity(), UnaryOperator.identity());
    assertTrue(KafkaBroker.read(wires, wires.alarms()).size() > 0, "nothing was sensed");
    for (String topic : List.of(wires.cases(), wires.alarms())) {
      for (var one : KafkaBroker.records(wires, topic, "read_uncommitted")) {
        String bytes = one.key() + new String(one.value(), StandardCharsets.UTF_8) + one.headers();
        PERSONAL.forEach(word -> assertFalse(bytes.contains(word), bytes));
      }
    }
  }

  @Test
  void anOrderLeavesOnceForEachOfItsTopicsAndSoDoesACall() throws Exception {
    String order = register("010103");
    ledger.append("casework.Amended", order, 2, body(order, 2, "010103", ",\"steps\":null"));
    ledger.append(
        "telephony.TriesLost",
        "call-1",
        0,
        "{\"subject\":\"call-1\",\"version\":0,\"refused\":2,\"cancelled\":1}");
    ledger.append(
        "insight.SpikeClosed",
        "0101-1",
        2,
        "{\"subject\":\"0101-1\",\"version\":2,\"topic\":\"0101\",\"count\":9}");
    ledger.sense();
    export();
    assertEquals(
        List.of("1 CASE 0101 310101 1", "3 CASE calls * 3", "4 CLOSED 0101  0"),
        cases().stream().map(LedgerExportTest::line).sorted().toList());
  }

  // promise: docs/flink.md «Nothing leaves that the house itself has not sensed»
  @Test
  void nothingLeavesBeforeTheHouseHasSensedIt() throws Exception {
    register("010103");
    export();
    assertEquals(List.of(), cases());
    ledger.sense();
    register("010103");
    export();
    assertEquals(List.of(1L), cases().stream().map(CaseRecord::seq).distinct().toList());
  }

  // promise: docs/flink.md «goes on where its last transaction ended»
  @Test
  void whoeverIsKilledGoesOnWhereTheLastTransactionEnded() throws Exception {
    register("010103");
    ledger.sense();
    export();
    register("010103");
    ledger.sense();
    try (var killed = producer()) {
      killed.initTransactions();
      killed.beginTransaction();
      var half = new CaseRecord(2, Kind.CASE, "0101", "310101", ledger.newest(), 1);
      var _ =
          killed.send(new ProducerRecord<>(wires.cases(), "0101", CaseRecordSchema.write(half)));
      killed.flush();
      export();
    }
    assertEquals(List.of(1L, 2L), seqs("0101"));
    export();
    assertEquals(List.of(1L, 2L), seqs("0101"));
  }

  private KafkaProducer<String, byte[]> producer() {
    var client = new Properties();
    client.putAll(wires.client());
    client.setProperty("transactional.id", wires.cases() + ".export");
    return new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
  }

  /// A new process that ends when nothing is left.
  private void export() {
    try (var table = new JdbcLedger(ledger.url());
        var export = new LedgerExport(table, wires, PolicyTexts.shipped())) {
      while (export.step(ledger.newest())) {
        // there may be more
      }
    }
  }

  private String register(String category) {
    String order = "order-" + ++number;
    ledger.append(
        "casework.Registered",
        order,
        1,
        body(
            order,
            1,
            category,
            ",\"number\":\"20220328-000%d\",\"origin\":{\"at\":\"AT\",\"by\":\"agent-7\",\"channel\":\"PHONE\",\"contact\":\"call-%d\"}"
                .formatted(number, number)));
    return order;
  }

  /// An order's fact as it lies in the ledger, and more than that: who rang and what was said.
  private static String body(String order, int version, String category, String more) {
    return """
    {"on":{"order":"%s","version":%d,"at":"AT","by":"agent-7"},
     "appeal":{"type":"HELP","urgency":"NORMAL","category":"%s","district":"310101",
       "street":"长江路88号","accusedUnit":"agent-7","missing":[],
       "name":"王小明","phone":"13812345678","text":"wages owed"},
     "flags":[],"citizenDue":"AT"%s}
    """
        .formatted(order, version, category, more);
  }

  private List<CaseRecord> cases() throws IOException {
    var cases = new ArrayList<CaseRecord>();
    for (ConsumerRecord<String, byte[]> one :
        KafkaBroker.records(wires, wires.cases(), "read_committed")) {
      var read = new CaseRecordSchema().deserialize(one.value());
      if (read.kind() != Kind.TIME) {
        cases.add(read);
      }
    }
    return cases;
  }

  private List<Long> seqs(String topic) throws IOException {
    return cases().stream().filter(one -> one.topic().equals(topic)).map(CaseRecord::seq).toList();
  }

  private static String line(CaseRecord one) {
    return "%d %s %s %s %d"
        .formatted(one.seq(), one.kind(), one.topic(), one.district(), one.times());
  }
}
