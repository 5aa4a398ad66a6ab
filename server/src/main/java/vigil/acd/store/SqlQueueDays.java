package vigil.acd.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.acd.AcdFact;
import vigil.acd.QueueView;
import vigil.kernel.LedgerEntry;

/// The line's days in numbers: a fold of its facts.
@Repository
public class SqlQueueDays {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private static final String ABANDONED = "ABANDONED";

  private final JdbcClient sql;

  public SqlQueueDays(JdbcClient sql) {
    this.sql = sql;
  }

  /// Adds what these facts mean to their days, a statement a day.
  public void count(List<LedgerEntry> entries) {
    Map<LocalDate, Tally> days = new TreeMap<>();
    for (LedgerEntry entry : entries) {
      var tally = entry.find(AcdFact.class).map(Tally::of).orElse(Tally.NONE);
      days.merge(day(entry.at()), tally, Tally::plus);
    }
    days.forEach((day, tally) -> {
      if (!tally.equals(Tally.NONE)) {
        add(day, tally);
      }
    });
  }

  private void add(LocalDate day, Tally tally) {
    sql.sql(
            """
            insert into acd.day as d (day, arrived, answered, answered_soon, abandoned,
              abandoned_soon, wait_millis)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (day) do update set arrived = d.arrived + excluded.arrived,
              answered = d.answered + excluded.answered,
              answered_soon = d.answered_soon + excluded.answered_soon,
              abandoned = d.abandoned + excluded.abandoned,
              abandoned_soon = d.abandoned_soon + excluded.abandoned_soon,
              wait_millis = d.wait_millis + excluded.wait_millis
            """)
        .params(
            day,
            tally.arrived(),
            tally.answered(),
            tally.answeredSoon(),
            tally.abandoned(),
            tally.abandonedSoon(),
            tally.waitMillis())
        .update();
  }

  private static LocalDate day(Instant at) {
    return at.atZone(CITY).toLocalDate();
  }

  public QueueView.Day today(Instant at) {
    return sql.sql("select * from acd.day where day = ?")
        .param(day(at))
        .query((row, n) ->
            new QueueView.Day(
                row.getInt("arrived"),
                row.getInt("answered"),
                row.getInt("answered_soon"),
                row.getInt("abandoned"),
                row.getInt("abandoned_soon"),
                row.getInt("answered") == 0
                    ? 0
                    : row.getLong("wait_millis") / 1000.0 / row.getInt("answered")))
        .optional()
        .orElse(new QueueView.Day(0, 0, 0, 0, 0, 0));
  }

  private record Tally(
      int arrived,
      int answered,
      int answeredSoon,
      int abandoned,
      int abandonedSoon,
      long waitMillis) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    static Tally of(AcdFact fact) {
      return switch (fact) {
        case AcdFact.Enqueued _ -> new Tally(1, 0, 0, 0, 0, 0);
        case AcdFact.Answered it -> answered(it.waitedMillis());
        case AcdFact.Left it when it.reason().equals(ABANDONED) ->
            abandoned(it.sinceArrivalMillis());
        case AcdFact.Left _,
            AcdFact.AnsweredAgain _,
            AcdFact.CallTaken _,
            AcdFact.HandedOn _,
            AcdFact.CameBack _,
            AcdFact.Rekeyed _,
            AcdFact.Offered _,
            AcdFact.OfferFailed _,
            AcdFact.DebtSettled _,
            AcdFact.SeatReady _,
            AcdFact.AfterCallStarted _,
            AcdFact.SeatRested _,
            AcdFact.SeatNotResponding _,
            AcdFact.SeatLeft _,
            AcdFact.SeatForced _,
            AcdFact.SeatEngaged _,
            AcdFact.SeatDisengaged _ ->
            NONE;
      };
    }

    private static Tally answered(long waitedMillis) {
      return new Tally(0, 1, ServiceLevel.isSoon(waitedMillis) ? 1 : 0, 0, 0, waitedMillis);
    }

    private static Tally abandoned(long waitedMillis) {
      boolean isShort = ServiceLevel.isShortAbandon(waitedMillis);
      return new Tally(0, 0, 0, 1, isShort ? 1 : 0, 0);
    }

    Tally plus(Tally other) {
      return new Tally(
          arrived + other.arrived,
          answered + other.answered,
          answeredSoon + other.answeredSoon,
          abandoned + other.abandoned,
          abandonedSoon + other.abandonedSoon,
          waitMillis + other.waitMillis);
    }
  }
}
