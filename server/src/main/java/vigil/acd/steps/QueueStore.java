package vigil.acd.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.acd.AcdFact;
import vigil.acd.engine.Decision;
import vigil.acd.engine.Engine;
import vigil.acd.engine.Event;
import vigil.acd.store.SqlDebts;
import vigil.acd.store.SqlQueue;
import vigil.acd.story.Story;
import vigil.kernel.Ledger;

/// Writes a batch: changed callers and seats, debts and, last, the facts, all in one transaction.
@Component
class QueueStore {
  private final SqlQueue line;
  private final SqlDebts debts;
  private final Ledger ledger;
  private final TransactionTemplate transaction;

  QueueStore(
      SqlQueue line, SqlDebts debts, Ledger ledger, PlatformTransactionManager transactions) {
    this.line = line;
    this.debts = debts;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
  }

  SqlQueue.StoredQueue load(Instant now) {
    return transaction.execute(status -> line.load(now));
  }

  /// What came and what was decided on it.
  record DecidedEvent(PendingEvent letter, List<Decision> decisions) {}

  void write(long batch, Engine engine, ChangedRows changes, List<DecidedEvent> pages, Instant at) {
    transaction.executeWithoutResult(status -> {
      var snapshot = engine.head();
      if (line.claim(batch, snapshot.numbers(), snapshot.pace())) {
        save(engine, changes, pages, at);
      }
    });
  }

  private void save(Engine engine, ChangedRows changes, List<DecidedEvent> pages, Instant at) {
    var view = engine.view();
    changes.calls.forEach(call -> line.save(call, view.findCaller(call).orElse(null)));
    changes.seats.forEach(seat -> line.save(seat, view.findSeat(seat).orElse(null)));
    var facts = new ArrayList<AcdFact>();
    for (var page : pages) {
      var cause = page.letter().cause();
      if (cause != null) {
        facts.add(cause);
      }
      facts.addAll(Story.toFacts(page.decisions()));
      for (var decision : page.decisions()) {
        if (decision instanceof Decision.Join join) {
          debts.incur(join.call(), join.seat(), at);
        }
        if (decision instanceof Decision.Take take) {
          debts.incur(take.call(), take.seat(), at);
        }
      }
      settle(page.letter(), at, facts);
    }
    ledger.append(facts);
  }

  private void settle(PendingEvent letter, Instant at, List<AcdFact> facts) {
    var order = letter.order();
    if (order != null && letter.event() instanceof Event.OrderSaved(var call, _)) {
      for (var staff : debts.settle(call, order, at)) {
        facts.add(new AcdFact.DebtSettled(call, staff, order));
      }
    }
  }
}
