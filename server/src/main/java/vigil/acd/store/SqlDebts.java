package vigil.acd.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.acd.QueueView;
import vigil.acd.engine.Decision;

/// What agents owe, and the day in numbers: folds over the same decisions that moved the calls.
@Repository
public class SqlDebts {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  /// Domain 6: answered within 15 s; short abandons are those under 5 s.
  private static final Duration SOON = Duration.ofSeconds(15);

  private static final Duration SHORT_ABANDON = Duration.ofSeconds(5);

  private final JdbcClient sql;

  public SqlDebts(JdbcClient sql) {
    this.sql = sql;
  }

  public void incur(String call, String staff, Instant at) {
    sql.sql(
            """
            insert into acd.debt (call, staff, answered_at) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(call, staff, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Who owed it; empty when nobody did, or it was settled before.
  public Optional<String> settle(String call, String order, Instant at) {
    return sql.sql(
            """
            update acd.debt set settled_at = ?, work_order = ?
            where call = ? and settled_at is null returning staff
            """)
        .params(at.atOffset(ZoneOffset.UTC), order, call)
        .query(String.class)
        .optional();
  }

  /// Open debts by staff member, oldest first.
  public Map<String, List<String>> open() {
    var debts = new HashMap<String, List<String>>();
    sql.sql("select staff, call from acd.debt where settled_at is null order by answered_at, call")
        .query(row -> {
          debts.computeIfAbsent(row.getString(1), staff -> new ArrayList<>()).add(row.getString(2));
        });
    return debts;
  }

  public List<String> open(String staff) {
    return sql.sql(
            """
            select call from acd.debt where staff = ? and settled_at is null
            order by answered_at, call
            """)
        .param(staff)
        .query((row, n) -> row.getString(1))
        .list();
  }

  public int answeredSince(String staff, Instant since) {
    return sql.sql("select count(*) from acd.debt where staff = ? and answered_at >= ?")
        .params(staff, since.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  /// Adds what these decisions mean to the day's row, in one statement.
  public void count(List<Decision> decisions, Instant at) {
    var tally = Tally.of(decisions);
    if (tally.equals(Tally.NONE)) {
      return;
    }
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
            day(at),
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

    static Tally of(List<Decision> decisions) {
      var tally = NONE;
      for (var decision : decisions) {
        tally = tally.with(decision);
      }
      return tally;
    }

    private Tally with(Decision decision) {
      return switch (decision) {
        case Decision.Queue queue -> queue.why() == Decision.WhyQueued.ARRIVED ? arrival() : this;
        case Decision.Join join -> answer(join.waited());
        case Decision.Leave leave ->
            leave.left() == Decision.LeftAs.ABANDONED ? abandonment(leave.waited()) : this;
        case Decision.Offer offer -> this;
        case Decision.Withdraw withdraw -> this;
        case Decision.Release release -> this;
        case Decision.Stand stand -> this;
        case Decision.Ignore ignore -> this;
      };
    }

    private Tally arrival() {
      return new Tally(arrived + 1, answered, answeredSoon, abandoned, abandonedSoon, waitMillis);
    }

    private Tally answer(Duration waited) {
      int soon = waited.compareTo(SOON) <= 0 ? 1 : 0;
      return new Tally(
          arrived,
          answered + 1,
          answeredSoon + soon,
          abandoned,
          abandonedSoon,
          waitMillis + waited.toMillis());
    }

    private Tally abandonment(Duration waited) {
      int soon = waited.compareTo(SHORT_ABANDON) < 0 ? 1 : 0;
      return new Tally(
          arrived, answered, answeredSoon, abandoned + 1, abandonedSoon + soon, waitMillis);
    }
  }
}
