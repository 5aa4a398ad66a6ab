package vigil.casework.privacy;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.PrivacyFact;
import vigil.kernel.Ledger;

/// Who stepped aside from which order. Nearly nobody ever does: only those who did cost a look at
/// the table, everybody else a look at a set in memory.
@Component
public class Recusals {
  private final JdbcClient sql;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Set<String> declarers = ConcurrentHashMap.newKeySet();
  private volatile boolean isKnown;

  public Recusals(JdbcClient sql, Ledger ledger, InstantSource clock) {
    this.sql = sql;
    this.ledger = ledger;
    this.clock = clock;
  }

  @EventListener(ApplicationStartedEvent.class)
  void start() {
    try {
      know();
    } catch (DataAccessException away) {
      isKnown = false;
    }
  }

  private void know() {
    declarers.addAll(
        sql.sql("select distinct staff from casework.aside").query(String.class).list());
    isKnown = true;
  }

  /// Whether somebody ever stepped aside from any; before the table was read, the careful answer.
  public boolean hasAny(String staff) {
    return !isKnown || declarers.contains(staff);
  }

  /// The orders that somebody stepped aside from.
  public Set<String> list(String staff) {
    return hasAny(staff)
        ? Set.copyOf(
            sql.sql("select order_id from casework.aside where staff = ?")
                .param(staff)
                .query(String.class)
                .list())
        : Set.of();
  }

  /// Whoever declares it sees and handles the order no more; to declare it twice changes nothing.
  @Transactional
  public void declare(String order, String staff, PrivacyFact.Interest kind) {
    var at = clock.instant();
    declarers.add(staff);
    int isNew =
        sql.sql(
                """
                insert into casework.aside (staff, order_id, kind, at) values (?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(staff, order, kind.name(), at.atOffset(java.time.ZoneOffset.UTC))
            .update();
    if (isNew == 1) {
      ledger.append(new PrivacyFact.InterestDeclared(order, at, staff, kind));
    }
  }
}
