package vigil.acd.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.acd.AcdFact;
import vigil.acd.QueueMinutes;
import vigil.kernel.LedgerEntry;

/// The line by the minute, in PostgreSQL. Cost: one upsert a minute and batch of facts.
@Repository
public class SqlQueueMinutes implements QueueMinutes {
  private final JdbcClient sql;

  public SqlQueueMinutes(JdbcClient sql) {
    this.sql = sql;
  }

  /// Adds what these facts mean to their minutes.
  public void count(List<LedgerEntry> entries) {
    Map<Instant, Tally> minutes = new TreeMap<>();
    for (LedgerEntry entry : entries) {
      entry
          .find(AcdFact.class)
          .flatMap(SqlQueueMinutes::tally)
          .ifPresent(tally ->
              minutes.merge(entry.at().truncatedTo(ChronoUnit.MINUTES), tally, Tally::then));
    }
    minutes.forEach(this::add);
  }

  private void add(Instant minute, Tally tally) {
    sql.sql(
            """
            insert into acd.minute as m (at, answered, answered_soon, abandoned, abandoned_soon,
              most_waiting, waiting_at_last, longest_wait_millis)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (at) do update set answered = m.answered + excluded.answered,
              answered_soon = m.answered_soon + excluded.answered_soon,
              abandoned = m.abandoned + excluded.abandoned,
              abandoned_soon = m.abandoned_soon + excluded.abandoned_soon,
              most_waiting = greatest(m.most_waiting, excluded.most_waiting),
              waiting_at_last = coalesce(excluded.waiting_at_last, m.waiting_at_last),
              longest_wait_millis = greatest(m.longest_wait_millis, excluded.longest_wait_millis)
            """)
        .param(minute.atOffset(ZoneOffset.UTC))
        .param(tally.answered())
        .param(tally.answeredSoon())
        .param(tally.abandoned())
        .param(tally.abandonedSoon())
        .param(tally.mostWaiting())
        .param(tally.waitingAtLast())
        .param(tally.longestWaitMillis())
        .update();
  }

  @Override
  public List<Minute> listSince(Instant from) {
    return sql.sql("select * from acd.minute where at >= ? order by at")
        .param(from.atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            new Minute(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("answered"),
                row.getInt("answered_soon"),
                row.getInt("abandoned"),
                row.getInt("abandoned_soon"),
                row.getInt("most_waiting"),
                row.getObject("waiting_at_last", Integer.class),
                row.getLong("longest_wait_millis")))
        .list();
  }

  private static Optional<Tally> tally(AcdFact fact) {
    return switch (fact) {
      case AcdFact.Enqueued it -> Optional.of(Tally.waiting(it.waiting(), it.waiting(), 0));
      case AcdFact.CameBack it -> Optional.of(Tally.waiting(it.waiting(), it.waiting(), 0));
      case AcdFact.Offered it -> {
        int before = it.choice().waiting();
        yield Optional.of(Tally.waiting(before, before - 1, it.choice().waitedMillis()));
      }
      case AcdFact.Answered it ->
          Optional.of(Tally.answered(ServiceLevel.isSoon(it.waitedMillis()) ? 1 : 0));
      case AcdFact.Left it ->
          it.reason().equals("ABANDONED")
              ? Optional.of(Tally.abandoned(it.sinceArrivalMillis()))
              : Optional.empty();
      case AcdFact.AnsweredAgain _,
          AcdFact.CallTaken _,
          AcdFact.HandedOn _,
          AcdFact.Rekeyed _,
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
          Optional.empty();
    };
  }

  /// @param waitingAtLast null where the facts do not say
  private record Tally(
      int answered,
      int answeredSoon,
      int abandoned,
      int abandonedSoon,
      int mostWaiting,
      @Nullable Integer waitingAtLast,
      long longestWaitMillis) {
    static Tally waiting(int most, int last, long waitedMillis) {
      return new Tally(0, 0, 0, 0, most, last, waitedMillis);
    }

    static Tally answered(int soon) {
      return new Tally(1, soon, 0, 0, 0, null, 0);
    }

    static Tally abandoned(long waitedMillis) {
      boolean isShort = ServiceLevel.isShortAbandon(waitedMillis);
      return new Tally(0, 0, 1, isShort ? 1 : 0, 0, null, waitedMillis);
    }

    Tally then(Tally next) {
      return new Tally(
          answered + next.answered,
          answeredSoon + next.answeredSoon,
          abandoned + next.abandoned,
          abandonedSoon + next.abandonedSoon,
          Math.max(mostWaiting, next.mostWaiting),
          next.waitingAtLast == null ? waitingAtLast : next.waitingAtLast,
          Math.max(longestWaitMillis, next.longestWaitMillis));
    }
  }
}
