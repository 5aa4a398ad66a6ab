package vigil.acd.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.acd.AcdFact;
import vigil.acd.engine.Caller;
import vigil.acd.engine.Decision;
import vigil.acd.engine.Engine;
import vigil.acd.engine.Event;
import vigil.acd.engine.Seat;
import vigil.acd.store.SqlDebts;
import vigil.acd.store.SqlQueue;
import vigil.acd.story.Story;
import vigil.kernel.ConditionalAppend;
import vigil.kernel.Ledger;

/// Writes a batch: changed callers and seats, debts and the facts, all in one statement; an order
/// that was written asks whom it settles the call for, which makes it a transaction of some.
@Component
class QueueStore {
  private final SqlQueue line;
  private final SqlDebts debts;
  private final Ledger ledger;
  private final ConditionalAppend appends;
  private final TransactionTemplate transaction;

  QueueStore(
      SqlQueue line,
      SqlDebts debts,
      Ledger ledger,
      ConditionalAppend appends,
      PlatformTransactionManager transactions) {
    this.line = line;
    this.debts = debts;
    this.ledger = ledger;
    this.appends = appends;
    this.transaction = new TransactionTemplate(transactions);
  }

  SqlQueue.StoredQueue load(Instant now) {
    return transaction.execute(status -> line.load(now));
  }

  /// What came and what was decided on it.
  record DecidedEvent(PendingEvent letter, List<Decision> decisions) {}

  /// Whether there is anything to tell of, be it that an order was written.
  static boolean isTold(List<DecidedEvent> pages) {
    return pages.stream()
        .anyMatch(page ->
            page.letter().order() != null
                || page.letter().cause() != null
                || !Story.toFacts(page.decisions()).isEmpty());
  }

  void write(long batch, Engine engine, ChangedRows changes, List<DecidedEvent> pages, Instant at) {
    var write = line.write(batch(batch, engine, changes, pages, at));
    boolean isKept;
    if (pages.stream().allMatch(page -> page.letter().order() == null)) {
      isKept = appends.append(write, facts(pages, null));
    } else {
      isKept =
          Boolean.TRUE.equals(
              transaction.execute(
                  _ -> appends.append(write, List.of()) && isToldAfterOrders(pages, at)));
    }
    if (!isKept) {
      line.requireStored(batch);
    }
  }

  private boolean isToldAfterOrders(List<DecidedEvent> pages, Instant at) {
    ledger.append(facts(pages, at));
    return true;
  }

  private static SqlQueue.Batch batch(
      long number, Engine engine, ChangedRows changes, List<DecidedEvent> pages, Instant at) {
    var view = engine.view();
    var callers = new LinkedHashMap<String, Optional<Caller>>();
    var seats = new LinkedHashMap<String, Optional<Seat>>();
    changes.calls.forEach(call -> callers.put(call, view.findCaller(call)));
    changes.seats.forEach(seat -> seats.put(seat, view.findSeat(seat)));
    var owed = new ArrayList<SqlDebts.NewDebt>();
    for (var page : pages) {
      for (var decision : page.decisions()) {
        if (decision instanceof Decision.Join join) {
          owed.add(new SqlDebts.NewDebt(join.call(), join.seat()));
        }
        if (decision instanceof Decision.Take take) {
          owed.add(new SqlDebts.NewDebt(take.call(), take.seat()));
        }
      }
    }
    return new SqlQueue.Batch(number, engine.head(), callers, seats, owed, at);
  }

  /// @param settledAt when orders settle what is owed; null where the batch tells of none
  private List<AcdFact> facts(List<DecidedEvent> pages, @Nullable Instant settledAt) {
    var facts = new ArrayList<AcdFact>();
    for (var page : pages) {
      var cause = page.letter().cause();
      if (cause != null) {
        facts.add(cause);
      }
      facts.addAll(Story.toFacts(page.decisions()));
      if (settledAt != null) {
        settle(page.letter(), settledAt, facts);
      }
    }
    return facts;
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
