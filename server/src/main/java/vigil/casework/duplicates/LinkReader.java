package vigil.casework.duplicates;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.OrderFact;
import vigil.casework.alike.Alike;
import vigil.casework.alike.Likeness.Reason;
import vigil.kernel.Entry;
import vigil.kernel.LedgerReader;
import vigil.kernel.Timers;

/// Links each order, once it is written, to the earlier one that it is most like: some milliseconds
/// an order, beside the line and never in it.
@Component
class LinkReader implements LedgerReader {
  private static final Duration FORGET_EVERY = Duration.ofMinutes(5);
  private static final int FORGET = 500;

  private final SqlLikeness store;
  private final Duplicates duplicates;
  private final Timers timers;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  LinkReader(
      SqlLikeness store,
      Duplicates duplicates,
      Timers timers,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.store = store;
    this.duplicates = duplicates;
    this.timers = timers;
    this.transaction = transaction;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    timers.every("casework.likeness", FORGET_EVERY, this::forget);
  }

  @Override
  public String name() {
    return "casework-likeness";
  }

  @Override
  public void read(List<Entry> entries) {
    var ids = new LinkedHashSet<String>();
    for (Entry entry : entries) {
      if (entry.is(OrderFact.Amended.class)) {
        store.forget(entry.subject());
        ids.add(entry.subject());
      } else if (entry.is(OrderFact.Registered.class)) {
        ids.add(entry.subject());
      }
    }
    if (!ids.isEmpty()) {
      store.told(List.copyOf(ids)).forEach(this::link);
    }
  }

  private void link(SqlLikeness.Told told) {
    var ready = duplicates.ready(told.said());
    var all = duplicates.compared(ready, told.id());
    var best = all.stream().filter(l -> l.likeness().isLikely()).findFirst().orElse(null);
    store.save(
        new SqlLikeness.Link(
            told.id(),
            told.said().at(),
            ready.keys().all(),
            best == null ? null : best.order().cluster(),
            best == null ? null : best.order().id(),
            best == null ? null : best.likeness().score(),
            best == null ? List.of() : best.likeness().reasons(),
            Duplicates.count(all, Reason.SAME_PHONE),
            Duplicates.count(all, Reason.SAME_ADDRESS),
            Duplicates.count(all, Reason.LIKE_TEXT)));
  }

  private void forget() {
    var before = clock.instant().minus(Alike.WINDOW.multipliedBy(2));
    int gone = FORGET;
    while (gone == FORGET) {
      Integer some = transaction.execute(status -> store.forgetBefore(before, FORGET));
      gone = some == null ? 0 : some;
    }
  }
}
