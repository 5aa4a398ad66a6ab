package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vigil.acd.AcdFact;
import vigil.casework.Casework;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.Outcome;
import vigil.casework.Step;
import vigil.casework.life.OrderReplay;
import vigil.identity.Identity;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.kernel.Projection;
import vigil.kernel.database.OwnerConnection;
import vigil.portal.open311.Open311Client;
import vigil.portal.web.OrderWalkthrough;

/// The ledger alone makes every projection anew, to the same bytes. A server of its own: here
/// nothing was read that the ledger does not tell.
@ServerTest
@TestPropertySource(properties = "vigil.test=rebuild")
class RebuildTest {
  @LocalServerPort int port;
  @Autowired JdbcClient sql;

  @Autowired
  @Qualifier(OwnerConnection.DATABASE)
  DataSource owner;

  @Autowired Ledger ledger;
  @Autowired Casework casework;
  @Autowired Identity identity;
  @Autowired List<Projection> projections;
  @Autowired List<LedgerReader> readers;
  @Autowired TransactionTemplate transaction;

  private String appeal(int n) {
    return appeal(n, "父亲每周三次血透", n);
  }

  private String appeal(int n, String words, int door) {
    var body = new HashMap<String, Object>();
    body.put("type", "HELP");
    body.put("category", "01010101");
    body.put("title", "血透找不到医院");
    body.put("description", words);
    body.put("district", "310115");
    body.put("address", "锦绣路%d号".formatted(door));
    body.put("name", "赵一");
    body.put("phone", "1380000%04d".formatted(n));
    return ApiClient.browser(port)
        .post("/api/portal/appeals", body)
        .body()
        .path("number")
        .asString();
  }

  private String request(Open311Client client) {
    return client
        .post("/requests.json", Open311Client.form())
        .json("posted")
        .get(0)
        .path("service_request_id")
        .asString();
  }

  @Test
  void everyProjectionComesToTheSameBytes() {
    var client = new Open311Client(port).withNewKey();
    for (int n = 0; n < 12; n++) {
      String number = n % 3 == 0 ? request(client) : appeal(n);
      if (n % 2 == 0) {
        new OrderWalkthrough(casework, identity).untilCallback(number);
      }
    }
    pressFor(appeal(12));
    appeal(13, 12);
    line();
    settle();
    for (Projection projection : projections) {
      var before = bytes(projection);
      rebuild(projection.name());
      settle();
      assertEquals(before, bytes(projection), projection.name());
    }
    for (String table :
        List.of(
            "acd.day",
            "casework.urging",
            "insight.order_day",
            "insight.cell",
            "insight.order_seen",
            "portal.request_news")) {
      assertNotEquals("", bytes(table), table);
    }
    assertNotEquals(0, like(), "one is like another");
  }

  /// One that is said in the words of another, from the same door.
  private String appeal(int n, int door) {
    String number = appeal(n, "父亲每周三次血透，医院不收", door);
    settle();
    return number;
  }

  private int like() {
    return sql.sql("select count(*) from casework.likeness where cluster <> no")
        .query(Integer.class)
        .single();
  }

  /// Supervised, reminded of by the hotline, noted by a leader and answered by the unit.
  private void pressFor(String number) {
    take(number, new Step.Dispatch("d310115", List.of(), List.of()), "dispatcher-1");
    take(number, new Step.Supervise("五日内办结"), "reviewer-1");
    take(number, new Step.Remind(null), "agent-1");
    take(number, new Step.NoteLeader("区长要求当天回复"), "manager-1");
  }

  private void take(String number, Step step, String by) {
    var staff = identity.findStaff(by).orElseThrow();
    Order order = casework.find(number, staff).orElseThrow().order();
    assertInstanceOf(
        Outcome.Decision.class, casework.take(order.id(), order.version(), step, staff));
  }

  /// Calls as the line tells of them.
  private void line() {
    transaction.executeWithoutResult(status ->
        ledger.append(
            List.of(
                new AcdFact.Enqueued("rebuild-1", 1, 1),
                new AcdFact.Enqueued("rebuild-2", 2, 2),
                new AcdFact.Answered("rebuild-1", "offer-1", "agent-1", 9_000),
                new AcdFact.Left("rebuild-2", null, "ABANDONED", 4_000),
                new AcdFact.Left("rebuild-1", "agent-1", "SERVED", 60_000))));
  }

  /// Nobody may make the witness anew; here it is, and nothing of that is kept.
  @Test
  void theWitnessIsMadeOfTheLedgerAlone() {
    String number = appeal(98);
    String id =
        casework
            .find(number, identity.findStaff("reviewer-1").orElseThrow())
            .orElseThrow()
            .order()
            .id();
    var unmasked =
        ApiClient.as(port, "reviewer-1")
            .post("/api/casework/orders/" + id + "/unmask", Map.of("reason", "CALL_BACK"));
    assertEquals(200, unmasked.status(), unmasked.body().toString());
    Await.until(() -> position("audit") == last() && !bytes("audit.unmasking").isEmpty());
    LedgerReader chain =
        readers.stream().filter(it -> it.name().equals("audit")).findFirst().orElseThrow();
    // What the house itself may not: taken back below, with all that was done.
    JdbcClient.create(owner)
        .sql("grant delete on audit.link, audit.unmasking to vigil_service")
        .update();
    try {
      isMadeAnewToTheSameBytes(chain);
    } finally {
      JdbcClient.create(owner)
          .sql("revoke delete on audit.link, audit.unmasking from vigil_service")
          .update();
    }
  }

  private void isMadeAnewToTheSameBytes(LedgerReader chain) {
    for (String table : List.of("audit.link", "audit.unmasking")) {
      transaction.executeWithoutResult(status -> {
        status.setRollbackOnly();
        long held = held("audit");
        Await.until(() -> ledger.head() >= held);
        String before = bytes(table);
        assertNotEquals("", before, table);
        sql.sql("delete from " + table).update();
        chain.read(ledger.listAfter(0, 1_000_000).stream().filter(it -> it.seq() <= held).toList());
        assertEquals(before, bytes(table), table);
      });
    }
  }

  /// How far it has read; it reads no further until the transaction ends.
  private long held(String reader) {
    return sql.sql("select seq from kernel.reader where name = ? for update")
        .param(reader)
        .query(Long.class)
        .single();
  }

  /// An appeal says what it is about when it is registered and again when it is submitted.
  @Test
  void sensingCountsEachOrderOnceAsTheCountsDo() {
    for (int n = 200; n < 206; n++) {
      appeal(n);
    }
    settle();
    Await.until(() -> position("insight.sensing") == last());
    String apart =
        sql.sql(
                """
                select coalesce(string_agg(s.topic || ' ' || s.district || ': sensed ' || s.cases
                  || ' of ' || c.cases, ', '), '')
                from insight.series s join insight.cell c on c.topic = s.topic
                  and c.district = s.district and c.at = to_timestamp(s.cell * 600)
                where s.cases <> c.cases
                """)
            .query(String.class)
            .single();
    assertEquals("", apart);
    assertNotEquals("", bytes("insight.series"));
  }

  private long position(String reader) {
    return sql.sql("select seq from kernel.reader where name = ?")
        .param(reader)
        .query(Long.class)
        .single();
  }

  private long last() {
    return sql.sql("select coalesce(max(seq), 0) from kernel.fact").query(Long.class).single();
  }

  @Test
  void theOrdersRowsAreTheFoldOfTheirFacts() {
    String number = appeal(99);
    new OrderWalkthrough(casework, identity).untilCallback(number);
    var staff = identity.findStaff("dispatcher-1").orElseThrow();
    Order row = casework.find(number, staff).orElseThrow().order();
    List<OrderFact> facts =
        ledger.listBySubject(row.id(), 100).stream().flatMap(RebuildTest::fact).toList();
    assertEquals(row, OrderReplay.replay(facts));
  }

  private static java.util.stream.Stream<OrderFact> fact(LedgerEntry entry) {
    return java.util.Arrays.stream(OrderFact.class.getPermittedSubclasses())
        .flatMap(branch -> java.util.Arrays.stream(branch.getPermittedSubclasses()))
        .map(leaf -> leaf.asSubclass(OrderFact.class))
        .filter(leaf -> Fact.kind(leaf).equals(entry.kind()))
        .map(entry::as);
  }

  private void rebuild(String name) {
    var answer =
        ApiClient.operator(port).post("/api/audit/projections/" + name + "/rebuild", Map.of());
    assertEquals(200, answer.status(), answer.body().toString());
  }

  /// All have read what there is. The rebuild's own fact is the ledger's last.
  private void settle() {
    Await.until(() -> {
      long last = last();
      JsonNode all = ApiClient.operator(port).get("/api/audit/projections").body();
      return all.valueStream().allMatch(it -> it.path("position").asLong() == last);
    });
  }

  private Map<String, String> bytes(Projection projection) {
    var all = new TreeMap<String, String>();
    projection.tables().forEach(table -> all.put(table, bytes(table)));
    return all;
  }

  private String bytes(String table) {
    return sql.sql(
            "select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from %s t"
                .formatted(table))
        .query(String.class)
        .single();
  }
}
