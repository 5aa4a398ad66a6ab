package vigil.insight.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.insight.OwnerlessProblem;
import vigil.insight.OwnerlessProblem.Reasons;
import vigil.insight.store.SqlOverviewIndicators.CountedOrder;
import vigil.insight.store.SqlOwnerless.Window;
import vigil.kernel.database.TestDatabase;

/// Problems that nobody owns, over PostgreSQL.
class SqlOwnerlessTest {
  private static final Instant NOW = Instant.parse("2022-04-18T02:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final String LAMPS = "030101";
  private static final String PUDONG = "310115";
  private static final Window WINDOW =
      new Window(NOW.minus(Duration.ofDays(90)), NOW, List.of(LAMPS, "030102"));

  private JdbcClient sql;
  private SqlOwnerless ownerless;
  private int orders;

  @BeforeEach
  void aCity() {
    sql = JdbcClient.create(TestDatabase.migrated("insight"));
    ownerless = new SqlOwnerless(sql);
  }

  private void order(String category, String state, int returns, Duration ago) {
    String id = "o-%04d".formatted(orders++);
    sql.sql(
            """
            insert into insight.order_seen
              (id, number, at, channel, type, category, district, topics, state, is_scored)
            values (?, ?, ?, 'PHONE', 'HELP', nullif(?, '-'), ?, '{}', ?, false)
            """)
        .params(id, id, SqlSensing.utc(NOW.minus(ago)), category, PUDONG, state)
        .update();
    sql.sql(
            """
            insert into insight.order_trace
              (id, version, district, category, channel, units, trace)
            values (?, 1, ?, '03', 'PHONE', '{-}', jsonb_build_object('returns', ?))
            """)
        .params(id, PUDONG, returns)
        .update();
  }

  private List<OwnerlessProblem> problems() {
    return ownerless.list(WINDOW, 3, 10);
  }

  // promise: docs/reports.md «An order is nobody's when it is open and»
  @Test
  void whatIsReturnedConferredOrWaitsIsNobodys() {
    order(LAMPS, "IN_HANDLING", 2, DAY);
    order(LAMPS, "CONFERRING", 0, DAY);
    order(LAMPS, "PENDING_DISPATCH", 0, DAY.plusMillis(1));
    order(LAMPS, "CONFERRING", 3, DAY);
    order(LAMPS, "IN_HANDLING", 1, DAY);
    assertEquals(
        List.of(new OwnerlessProblem(LAMPS, PUDONG, 5, 4, new Reasons(2, 2, 1, 0))), problems());
  }

  @Test
  void anOrderOfTodayThatWaitsForItsDispatchIsNobodysFault() {
    for (int i = 0; i < 5; i++) {
      order(LAMPS, "PENDING_DISPATCH", 0, DAY.minusMillis(1));
    }
    assertEquals(List.of(), problems());
  }

  @Test
  void whatIsClosedOrOldOrFewIsNoProblem() {
    for (int i = 0; i < 5; i++) {
      order(LAMPS, "CLOSED", 3, DAY);
      order(LAMPS, "CONFERRING", 3, Duration.ofDays(91));
    }
    order("030102", "CONFERRING", 0, DAY);
    order("030102", "CONFERRING", 0, DAY);
    assertEquals(List.of(), problems());
  }

  @Test
  void whatNoLineOfTheDirectoryIsForIsNobodys() {
    for (int i = 0; i < 3; i++) {
      order("-", "IN_HANDLING", 0, DAY);
    }
    assertEquals(
        List.of(new OwnerlessProblem("-", PUDONG, 3, 3, new Reasons(0, 0, 0, 3))), problems());
  }

  // promise: docs/reports.md «Behind each line stand its orders»
  @Test
  void behindALineStandItsOrders() {
    for (int i = 0; i < 7; i++) {
      order(LAMPS, "CONFERRING", 0, DAY);
      order(LAMPS, "IN_HANDLING", 0, DAY);
    }
    var first = ownerless.listOrders(WINDOW, LAMPS, PUDONG, null, 5);
    var rest = ownerless.listOrders(WINDOW, LAMPS, PUDONG, first.getLast().id(), 5);
    assertEquals(problems().getFirst().nobodys(), first.size() + rest.size());
    assertEquals(List.of("CONFERRING"), states(first, rest));
  }

  private static List<String> states(List<CountedOrder> first, List<CountedOrder> rest) {
    return java.util.stream.Stream.of(first, rest)
        .flatMap(List::stream)
        .map(CountedOrder::state)
        .distinct()
        .toList();
  }
}
