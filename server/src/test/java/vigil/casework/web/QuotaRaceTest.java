package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.ServerTest;
import vigil.city.City;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// The last extension of a unit's quarter, agreed to for two of its orders at one moment.
@ServerTest
class QuotaRaceTest {
  private static final String DISTRICT = "310120";
  private static final String UNIT = "d" + DISTRICT;

  @LocalServerPort int port;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;
  @Autowired City city;

  @AfterEach
  void theUnitHasItsQuotaAgain() {
    sql.sql("delete from casework.extension_grant where unit = ?").param(UNIT).update();
  }

  @Test
  void twoGrantsAtOnceCannotBothBeTheLastOfTheQuarter() throws Exception {
    var orders = List.of(askedFor("同时延期一"), askedFor("同时延期二"));
    int quota = city.limits().profile().extensions().quarterlyQuota();
    IntStream.range(1, quota).forEach(n -> given(orders.getFirst().partId(), n));
    List<ApiClient.Answer> answers = atOnce(orders);
    assertEquals(
        List.of(200, 422),
        answers.stream().map(ApiClient.Answer::status).sorted().toList(),
        answers::toString);
    assertTrue(answers.stream().anyMatch(one -> one.why().equals("QuotaSpent")), answers::toString);
    assertEquals(quota, grants());
  }

  /// Both have decided, or wait for one another, before either is written: their rows are locked.
  private List<ApiClient.Answer> atOnce(List<ApiOrder> orders) throws Exception {
    try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ApiClient.Answer>> sent =
          transaction.execute(status -> {
            orders.forEach(order -> lock(order.id()));
            var tries =
                orders.stream()
                    .map(
                        order -> two.submit(() -> order.tryTake("manager-1", "decide", yes(order))))
                    .toList();
            Await.until(() -> waiting() >= orders.size());
            return tries;
          });
      assertEquals(orders.size(), sent.size());
      return List.of(sent.getFirst().get(), sent.getLast().get());
    }
  }

  private void lock(String id) {
    sql.sql("select id from casework.work_order where id = ? for update")
        .param(id)
        .query(String.class)
        .single();
  }

  /// Sessions of this database that wait for a lock.
  private int waiting() {
    return sql.sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """)
        .query(Integer.class)
        .single();
  }

  private int grants() {
    return sql.sql("select count(*) from casework.extension_grant where unit = ?")
        .param(UNIT)
        .query(Integer.class)
        .single();
  }

  private void given(String part, int number) {
    OffsetDateTime at = Instant.now().plusMillis(number).atOffset(ZoneOffset.UTC);
    sql.sql("insert into casework.extension_grant (assignment_id, given_at, unit) values (?, ?, ?)")
        .params(part, at, UNIT)
        .update();
  }

  /// One has agreed already.
  private ApiOrder askedFor(String title) {
    var order = ApiOrder.submitted(port, ApiOrder.draft(title, DISTRICT));
    order
        .take("dispatcher-1", "dispatch", Map.of("lead", UNIT))
        .takeOnPart("clerk-" + DISTRICT, "sign", Map.of())
        .takeOnPart(
            "clerk-" + DISTRICT,
            "ask-extension",
            Map.of("ground", "DIFFICULT", "days", 15, "reason", "需要鉴定"));
    return order.take("reviewer-1", "decide", yes(order));
  }

  private static Map<String, Object> yes(ApiOrder order) {
    return Map.of("kind", "EXTENSION", "assignment", order.partId(), "agreed", true);
  }
}
