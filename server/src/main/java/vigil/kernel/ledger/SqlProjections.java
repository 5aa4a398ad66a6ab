package vigil.kernel.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.Ledger;
import vigil.kernel.Projection;
import vigil.kernel.Projections;

/// The position's row is locked first, as by the pump: a batch is over before the tables are
/// emptied, and the next one begins with the first fact.
@Component
class SqlProjections implements Projections {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final JdbcClient sql;
  private final Ledger ledger;
  private final ObjectProvider<Projection> projections;

  SqlProjections(JdbcClient sql, Ledger ledger, ObjectProvider<Projection> projections) {
    this.sql = sql;
    this.ledger = ledger;
    this.projections = projections;
  }

  @Override
  public List<ProjectionProgress> list() {
    return projections.orderedStream().map(it -> standing(it, "")).toList();
  }

  @Override
  public boolean await(String name, Duration most) {
    long newest =
        sql.sql("select coalesce(max(seq), 0) from kernel.fact").query(Long.class).single();
    long end = System.nanoTime() + most.toNanos();
    while (position(name, "") < newest) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return true;
  }

  @Override
  public Optional<ProjectionProgress> rebuild(String name) {
    return projections.stream().filter(it -> it.name().equals(name)).findFirst().map(this::rebuild);
  }

  private ProjectionProgress rebuild(Projection projection) {
    ProjectionProgress before = standing(projection, "for update");
    Stream.concat(projection.indexes().stream(), projection.tables().stream())
        .forEach(table -> sql.sql("delete from " + table).update());
    SqlSetAsides.forget(sql, projection.name());
    sql.sql("update kernel.reader set seq = 0 where name = ?").param(projection.name()).update();
    return before;
  }

  private ProjectionProgress standing(Projection projection, String lock) {
    long position = position(projection.name(), lock);
    return new ProjectionProgress(projection.name(), projection.tables(), position, ledger.head());
  }

  private long position(String name, String lock) {
    return sql.sql("select seq from kernel.reader where name = ? " + lock)
        .param(name)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }
}
