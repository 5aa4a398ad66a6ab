package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;

/// No reader of the ledger stands still: each takes every kind of fact with all that may be absent
/// absent, and a fact that nobody could have told stops none of them. A server of its own, since
/// its history is broken here.
@ServerTest
@TestPropertySource(properties = "vigil.test=readers")
class ReadersTest {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  @LocalServerPort int port;
  @Autowired JdbcClient sql;
  @Autowired List<LedgerReader> readers;
  @Autowired TransactionTemplate transaction;

  @Test
  void everyReaderTakesEveryKindOfFactWithAllThatMayBeAbsentAbsent() {
    assertTrue(EveryFact.kinds().size() > 100, "few kinds: " + EveryFact.kinds().size());
    assertTrue(readers.size() > 15, "few readers: " + readers.size());
    var stumbled = new ArrayList<String>();
    String order = filed();
    for (boolean isBare : new boolean[] {true, false}) {
      for (Fact fact : new EveryFact(order, isBare).all()) {
        for (LedgerReader reader : readers) {
          take(reader, fact, stumbled);
        }
      }
    }
    assertEquals(List.of(), stumbled);
  }

  /// Some readers' tables hold on to an order that there is.
  private String filed() {
    var body = new HashMap<String, Object>();
    body.put("type", "HELP");
    body.put("category", "01010101");
    body.put("title", "血透找不到医院");
    body.put("description", "父亲每周三次血透");
    body.put("district", "310115");
    body.put("address", "锦绣路9号");
    body.put("name", "赵一");
    body.put("phone", "13800005678");
    String number =
        ApiClient.browser(port).post("/api/portal/appeals", body).body().path("number").asString();
    Await.until(() -> behind().isEmpty());
    return sql.sql("select id from casework.work_order where number = ?")
        .param(number)
        .query(String.class)
        .single();
  }

  private void take(LedgerReader reader, Fact fact, List<String> stumbled) {
    String kind = Fact.kind(fact.getClass());
    var entry =
        new LedgerEntry(
            1,
            Instant.parse("2022-05-01T02:00:00Z"),
            kind,
            fact.subject(),
            fact.version(),
            JSON.writeValueAsString(fact));
    try {
      transaction.executeWithoutResult(status -> {
        status.setRollbackOnly();
        reader.read(List.of(entry));
      });
    } catch (RuntimeException failure) {
      stumbled.add(reader.name() + " over " + kind + ": " + failure);
    }
  }

  /// History as no version of the house wrote it.
  @Test
  void aPoisonedFactIsSetAsideShownAndTriedAgainAndNobodyWaits() {
    for (String kind : List.of("casework.Registered", "casework.Supervised")) {
      sql.sql(
              """
              insert into kernel.fact (at, kind, subject, version, body)
              values (now(), ?, 'poisoned', 1, '{}')
              """)
          .param(kind)
          .update();
    }
    Await.until(() -> behind().isEmpty());
    JsonNode shown = ApiClient.operator(port).get("/api/audit/set-aside").body();
    assertTrue(shown.path("count").asInt() >= 3, shown::toString);
    List<String> aside =
        shown.path("oldest").valueStream().map(it -> it.path("reader").asString()).toList();
    assertTrue(
        aside.containsAll(List.of("insight.orders", "casework.urgings", "acd-orders")),
        aside::toString);
    assertEquals(
        2,
        sql.sql(
                "select count(*) from audit.link l join kernel.fact f using (seq) where f.subject = 'poisoned'")
            .query(Integer.class)
            .single(),
        "the chain holds every fact as it stands");
    Await.until(() ->
        ApiClient.browser(port).get("/actuator/health").body().toString().contains("DEGRADED"));
    assertEquals(200, ApiClient.browser(port).get("/actuator/health/readiness").status());

    JsonNode one =
        shown
            .path("oldest")
            .valueStream()
            .filter(it -> it.path("reader").asString().equals("acd-orders"))
            .findFirst()
            .orElseThrow();
    var again =
        ApiClient.operator(port)
            .post(
                "/api/audit/set-aside/acd-orders/%d/retry".formatted(one.path("seq").asLong()),
                Map.of());
    assertEquals(409, again.status(), again.body().toString());
    assertEquals("StillSetAside", again.body().path("why").asString());
    assertEquals(
        1,
        sql.sql(
                "select count(*) from kernel.fact where kind = 'audit.SetAsideRetried'"
                    + " and subject = 'acd-orders' and body ->> 'isTaken' = 'false'")
            .query(Integer.class)
            .single(),
        "that it was tried is told, taken or not");
    assertEquals(403, ApiClient.as(port, "manager-1").get("/api/audit/set-aside").status());

    var rebuilt =
        ApiClient.operator(port).post("/api/audit/projections/insight.orders/rebuild", Map.of());
    assertEquals(200, rebuilt.status());
    Await.until(() -> behind().isEmpty());
    assertTrue(
        ApiClient.operator(port)
            .get("/api/audit/set-aside")
            .body()
            .toString()
            .contains("insight.orders"),
        "a rebuild gets past it and says so again");
  }

  private List<String> behind() {
    return sql.sql("select name from kernel.reader where seq < (select max(seq) from kernel.fact)")
        .query((row, number) -> row.getString(1))
        .list();
  }
}
