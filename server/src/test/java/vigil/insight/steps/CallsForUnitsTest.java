package vigil.insight.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.insight.Waves;

/// A wave of calls as it may be told to a unit: the calls that an accusing order was written from
/// are gone with it, so that no figure is left over beside the others.
@ServerTest
class CallsForUnitsTest {
  private static final Instant FROM = Instant.parse("2019-03-05T12:00:00Z");
  private static final String SPIKE = "calls-for-units";
  private static final int CALLS = 12;
  private static final int WRITTEN = 8;

  @Autowired Waves waves;
  @Autowired JdbcClient sql;

  @BeforeEach
  void fill() {
    sql.sql(
            """
            insert into insight.spike (id, topic, version, since_cell, raised_cell, since, raised_at,
              closed_at, districts, cases, told, first_cases, usual, score, reason, reason_en)
            values (?, 'calls', 1, 0, 0, ?, ?, ?, '{}', 12, 12, 12, 1, 20, '升', 'up')
            """)
        .params(SPIKE, at(0), at(0), at(60))
        .update();
    for (int i = 0; i < CALLS; i++) {
      sql.sql("insert into insight.call_seen (id, at, queued_at, answered_at) values (?, ?, ?, ?)")
          .params(SPIKE + i, at(i), at(i), at(i + 1))
          .update();
    }
    sql.sql("update insight.call_seen set answered_at = null where id in (?, ?)")
        .params(SPIKE + 10, SPIKE + 11)
        .update();
    for (int i = 0; i < WRITTEN; i++) {
      order(i, i, i < 2 ? "310104" : "310115", i < 2 ? "\"d310115\", \"s310115004\"" : "");
    }
    order(WRITTEN, 0, "310115", "");
  }

  @AfterEach
  void clear() {
    for (String table : List.of("spike", "call_seen", "order_seen", "order_trace")) {
      sql.sql("delete from insight." + table + " where id like '" + SPIKE + "%'").update();
    }
  }

  @Test
  void theCallsGoWithTheOrdersThatAccuse() {
    var told = waves.findForUnits(SPIKE, Set.of("s310115004", "rsj")).orElseThrow();
    assertEquals(CALLS, told.whole());
    assertEquals(Map.of("s310115004", List.of(SPIKE + 0, SPIKE + 1)), told.leftOut());
    var wave = told.wave();
    assertEquals(CALLS - 2, wave.count());
    assertEquals(CALLS - 2, wave.curve().stream().mapToInt(point -> point.count()).sum());
    var calls = Objects.requireNonNull(wave.calls());
    assertEquals(CALLS - 2, calls.calls());
    assertEquals(CALLS - 4, calls.ends().answered());
    assertEquals(WRITTEN - 2, calls.written());
    assertEquals(WRITTEN - 2, calls.orders(), "what else such a call brought is gone with it");
    assertEquals(List.of("310115"), calls.listDistricts());
    var listed = waves.listOrders(SPIKE, told("s310115004"), null, null, 50);
    assertEquals(WRITTEN - 2, listed.size());
  }

  @Test
  void nobodySaidOfACallsOrderWhomItAccusesSoNoUnitIsToldOfTheCall() {
    sql.sql(
            """
            update insight.order_trace set trace = trace || '{"owesAccused": true}' where id = ?
            """)
        .param(SPIKE + 5)
        .update();
    var told = waves.findForUnits(SPIKE, Set.of("rsj")).orElseThrow();
    assertEquals(List.of(SPIKE + 5), told.unsaid());
    assertEquals(CALLS - 1, told.wave().count());
    assertEquals(WRITTEN, waves.listOrders(SPIKE, told("rsj"), null, null, 50).size());
    var until = new Waves.Told(Set.of("rsj"), FROM.plusSeconds(60L * 4));
    assertEquals(5, waves.listOrders(SPIKE, until, null, null, 50).size());
    assertEquals(List.of(), waves.findForUnits(SPIKE, Set.of()).orElseThrow().unsaid());
  }

  @Test
  void aUnitThatNothingAccusesIsToldTheWhole() {
    var told = waves.findForUnits(SPIKE, Set.of("rsj")).orElseThrow();
    assertEquals(Map.of(), told.leftOut());
    assertEquals(waves.findBySpike(SPIKE).orElseThrow(), told.wave());
    assertEquals(WRITTEN + 1, Objects.requireNonNull(told.wave().calls()).orders());
  }

  private static Waves.Told told(String unit) {
    return new Waves.Told(Set.of(unit), null);
  }

  private void order(int id, int call, String district, String shutOut) {
    sql.sql(
            """
            insert into insight.order_seen (id, number, at, channel, type, category, district,
              topics, state, is_scored, contact)
            values (?, ?, ?, 'PHONE', 'HELP', '090101', ?, '{wages}', 'PENDING_DISPATCH', false, ?)
            """)
        .params(SPIKE + id, SPIKE + id, at(30), district, SPIKE + call)
        .update();
    sql.sql(
            """
            insert into insight.order_trace (id, version, district, category, channel, units, trace)
            values (?, 1, ?, '090101', 'PHONE', '{}',
              cast('{"shutOut": [' || ? || ']}' as jsonb))
            """)
        .params(SPIKE + id, district, shutOut)
        .update();
  }

  private static OffsetDateTime at(int minute) {
    return OffsetDateTime.ofInstant(FROM.plusSeconds(60L * minute), ZoneOffset.UTC);
  }
}
