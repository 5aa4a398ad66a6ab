package vigil.casework.privacy.steps;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.PrivacyFact;
import vigil.casework.privacy.store.SqlRecusals;
import vigil.casework.steps.Recusals;
import vigil.kernel.Ledger;

/// Nearly nobody ever steps aside: only those who did cost a look at the table, everybody else a
/// look at a set in memory.
@Component
public class RecusalsService implements Recusals {
  private final SqlRecusals store;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Set<String> declarers = ConcurrentHashMap.newKeySet();
  private volatile boolean isKnown;

  public RecusalsService(SqlRecusals store, Ledger ledger, InstantSource clock) {
    this.store = store;
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
    declarers.addAll(store.listDeclarers());
    isKnown = true;
  }

  @Override
  public boolean hasAny(String staff) {
    return !isKnown || declarers.contains(staff);
  }

  @Override
  public Set<String> list(String staff) {
    return hasAny(staff) ? store.listOrders(staff) : Set.of();
  }

  @Override
  @Transactional
  public void declare(String order, String staff, PrivacyFact.Interest kind) {
    var at = clock.instant();
    declarers.add(staff);
    if (store.add(staff, order, kind, at)) {
      ledger.append(new PrivacyFact.InterestDeclared(order, at, staff, kind));
    }
  }
}
