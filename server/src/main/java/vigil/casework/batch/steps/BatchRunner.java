package vigil.casework.batch.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.BatchFact;
import vigil.casework.Refusal;
import vigil.casework.batch.Batch;
import vigil.casework.batch.BatchAction;
import vigil.casework.batch.BatchItemFailure;
import vigil.casework.batch.BatchState;
import vigil.casework.batch.store.SqlBatches;
import vigil.identity.Identity;
import vigil.identity.Staff;
import vigil.kernel.Ledger;
import vigil.kernel.Timers;

/// Works on batches, some orders in a transaction, the one that waited longest first. A batch's row
/// is locked for the turn, so of several servers one works on it; an order's step, its item and the
/// count commit together, so after a kill the turn comes again whole.
@Component
class BatchRunner {
  private static final Logger log = LoggerFactory.getLogger(BatchRunner.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /// A sweep gives its thread back after this; what is left comes with the next one.
  private static final Duration LONGEST_SWEEP = Duration.ofSeconds(20);

  /// Orders in one transaction: some eighth of a second, for which the ledger's readers wait.
  private static final int TURN = 40;

  private final SqlBatches store;
  private final BatchSelection gathering;
  private final BatchItemSteps items;
  private final Identity identity;
  private final Ledger ledger;
  private final Timers timers;
  private final TransactionTemplate transaction;
  private final TransactionTemplate savepoint;
  private final InstantSource clock;

  BatchRunner(
      SqlBatches store,
      BatchSelection gathering,
      BatchItemSteps items,
      Identity identity,
      Ledger ledger,
      Timers timers,
      PlatformTransactionManager transactions,
      InstantSource clock) {
    this.store = store;
    this.gathering = gathering;
    this.items = items;
    this.identity = identity;
    this.ledger = ledger;
    this.timers = timers;
    transaction = new TransactionTemplate(transactions);
    savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    timers.schedule("casework.batch", EVERY, this::sweep);
  }

  /// Turn after turn until no batch waits.
  void sweep() {
    Instant end = clock.instant().plus(LONGEST_SWEEP);
    while (clock.instant().isBefore(end)
        && store.findNext().isPresent()
        && Boolean.TRUE.equals(transaction.execute(status -> turn()))) {
      log.trace("A turn is over");
    }
  }

  /// False when no batch waits, or another server works on the one that does.
  private boolean turn() {
    Batch batch = store.findNext().flatMap(store::claim).orElse(null);
    if (batch == null) {
      return false;
    }
    Staff by = identity.findStaff(batch.begun().begunBy()).orElse(null);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    switch (batch.state()) {
      case GATHERING -> gather(batch, by, at);
      case RUNNING -> work(batch, by, at);
      case STOPPED, ENDED -> {
        return false;
      }
    }
    return true;
  }

  private void gather(Batch batch, @Nullable Staff by, Instant at) {
    var source = batch.reading().source();
    if (by == null || source == null) {
      stop(batch, at);
      return;
    }
    String skipped = batch.deed() instanceof BatchAction.Merge(var into) ? into : "";
    var page = gathering.page(source, batch.reading().readTo(), by);
    store.add(batch.id(), page.items().stream().filter(one -> !one.id().equals(skipped)).toList());
    int all = store.find(batch.id()).orElseThrow().counts().all();
    if (page.next() != null && all < BatchSelection.MOST) {
      store.save(batch.with(new Batch.Reading(source, page.next())), at);
      return;
    }
    store.save(batch.with(Batch.Reading.DONE).with(BatchState.RUNNING, batch.counts()), at);
    ledger.append(new BatchFact.BatchGathered(batch.id(), batch.version() + 1, at, all));
  }

  private void work(Batch batch, @Nullable Staff by, Instant at) {
    if (by == null) {
      stop(batch, at);
      return;
    }
    var turn = store.listWaiting(batch.id(), TURN);
    int done = 0;
    for (SqlBatches.Item item : turn) {
      done += take(batch, item, by) ? 1 : 0;
    }
    int failed = turn.size() - done;
    boolean isLast = batch.counts().left() <= turn.size();
    var counts = batch.counts().plus(done, failed);
    Batch read = batch.with(Batch.Reading.DONE);
    store.save(isLast ? read.ended(counts, at) : read.with(counts), at);
    if (isLast) {
      ledger.append(
          new BatchFact.BatchEnded(
              batch.id(), batch.version() + 1, at, counts.done(), counts.failed()));
    }
  }

  /// One order between two savepoints: a refusal half way through leaves nothing behind.
  private boolean take(Batch batch, SqlBatches.Item item, Staff by) {
    String why = null;
    Refusal no = null;
    try {
      no =
          savepoint.execute(status -> {
            Refusal refused = items.take(batch.deed(), item.order(), item.seen(), by);
            if (refused != null) {
              status.setRollbackOnly();
            }
            return refused;
          });
      why = no == null ? null : no.getClass().getSimpleName();
    } catch (TransientDataAccessException later) {
      throw later; // a lock, a lost wire: the whole turn comes again
    } catch (RuntimeException broken) {
      log.warn("Batch {} could not take its step on order {}", batch.id(), item.order(), broken);
      why = BatchItemFailure.BROKEN;
    }
    if (why == null) {
      store.markDone(batch.id(), item.order());
    } else {
      store.markFailed(batch.id(), item.order(), why, no);
    }
    return why == null;
  }

  /// Whoever began it works here no more: a manager may look at what is left.
  private void stop(Batch batch, Instant at) {
    var after = batch.with(BatchState.STOPPED, batch.counts());
    store.save(after, at);
    ledger.append(new BatchFact.BatchStopped(batch.id(), after.version(), at, "house"));
  }
}
