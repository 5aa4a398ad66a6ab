package vigil.privacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Clock;
import vigil.kernel.Await;
import vigil.watch.Incident;

/// A wave and a night that count and name the planted orders, as sensing and the watch would write
/// them down.
final class PlantedWave {
  /// Sorts behind all ids there are, so that lists begin with it.
  static final String SPIKE = "zz-planted-spike";

  static final String INCIDENT = "zz-planted-night";

  private static final Incident.TopicNames DIALYSIS =
      new Incident.TopicNames("dialysis", "血液透析", "Dialysis");

  private static final long CELL_SECONDS = 600;

  PlantedWave(JdbcClient db, JsonMapper json, PlantedOrders planted) {
    String[] orders = planted.orders.toArray(String[]::new);
    Await.until(() ->
        db.sql("select count(*) from insight.order_seen where id = any(?)")
                .param(orders)
                .query(Integer.class)
                .single()
            == orders.length);
    Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(1, ChronoUnit.DAYS);
    long cell = until.getEpochSecond() / CELL_SECONDS;
    db.sql(
            """
            insert into insight.spike (id, topic, version, since_cell, raised_cell, since, raised_at,
              closed_at, districts, cases, told, first_cases, usual, score, reason, reason_en)
            values (?, 'dialysis', 3, ?, ?, now() - interval '1 day', now(),
              to_timestamp(?), '{310104}', 9, 9, 9, 0.5, 9, '升', 'up')
            """)
        .params(SPIKE, cell, cell, until.getEpochSecond())
        .update();
    insert(db, json, over(Incident.opened(SPIKE, DIALYSIS, Instant.now())));
    night(db, json, planted);
    db.sql(
            """
            insert into watch.handover (id, by_staff, to_staff, at, words)
            values ('zz-planted-handover', 'manager-2', null, now(), ?)
            """)
        .param("交班：请回" + Datum.SPACED.of(PlantedOrders.PLAIN))
        .update();
  }

  private static void night(JdbcClient db, JsonMapper json, PlantedOrders planted) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var lates = new ArrayList<Incident.LateStep>();
    for (int n : List.of(PlantedOrders.ACCUSING, PlantedOrders.LATE)) {
      lates.add(
          new Incident.LateStep(
              planted.orders.get(n), planted.numbers.get(n), Clock.Kind.DISPATCH, "", null, now));
    }
    for (List<Incident.LateStep> some : List.of(lates, lates.subList(0, 1))) {
      Incident open = Incident.openedForLane(INCIDENT + some.size(), some, now);
      insert(db, json, over(open));
    }
  }

  private static Incident over(Incident open) {
    return new Incident(
        open.id(),
        2,
        Incident.State.CLOSED,
        open.about(),
        open.openedAt(),
        open.paging().stopped(),
        open.lates(),
        new Incident.Ending(open.openedAt(), null));
  }

  private static void insert(JdbcClient db, JsonMapper json, Incident over) {
    db.sql(
            """
            insert into watch.incident (id, version, state, opened_at, due_at, body)
            values (?, 2, 'CLOSED', now(), null, cast(? as jsonb))
            """)
        .params(over.id(), json.writeValueAsString(over))
        .update();
  }
}
