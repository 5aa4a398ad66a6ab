package vigil.casework.batch.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.BatchFact;
import vigil.casework.OrderAccess;
import vigil.casework.batch.Batch;
import vigil.casework.batch.BatchAction;
import vigil.casework.batch.BatchItemFailure;
import vigil.casework.batch.BatchSource;
import vigil.casework.batch.BatchState;
import vigil.casework.batch.store.SqlBatches;
import vigil.casework.steps.WorkQueues;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.kernel.Page;

/// Beginning, stopping and looking at batches; [BatchRunner] does the work.
@Component
public class Batches {
  /// A list that comes with the request, and how many failures are put back in one transaction: a
  /// long one holds the ledger's readers up. More orders come by a filter.
  public static final int LONGEST_LIST = 900;

  private static final int MOST_SHOWN = 100;

  private final SqlBatches store;
  private final OrderAccess access;
  private final Ledger ledger;
  private final InstantSource clock;

  Batches(SqlBatches store, OrderAccess access, Ledger ledger, InstantSource clock) {
    this.store = store;
    this.access = access;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// What became of a wish about a batch.
  public sealed interface BatchResult {
    record Current(Batch batch) implements BatchResult {}

    /// There is none for this person.
    record Unknown(String id) implements BatchResult {}

    /// The batch is the duty of other roles.
    record NotYourDuty(java.util.Set<Role> roles) implements BatchResult {}

    /// The table has no such arrow.
    record WrongState(BatchState state) implements BatchResult {}

    record NothingFailed() implements BatchResult {}
  }

  /// One order with the version a person saw.
  public record OrderVersion(String id, int seen) {
    public OrderVersion {
      Objects.requireNonNull(id, "id");
    }
  }

  /// Begins a batch over a list, or over all that a source holds now. What this person does not see
  /// is left out without a word, like what is not there: nobody learns of orders by naming them.
  ///
  /// @param source null when the orders are given
  @Transactional
  public BatchResult begin(
      BatchAction deed, List<OrderVersion> orders, @Nullable BatchSource source, Staff by) {
    var roles = WorkQueues.listRoles(deed.step());
    if (roles.stream().noneMatch(by::hasRole)) {
      return new BatchResult.NotYourDuty(roles);
    }
    Instant at = now();
    var batch =
        new Batch(
            Ids.next(clock),
            1,
            source == null ? BatchState.RUNNING : BatchState.GATHERING,
            deed,
            new Batch.Reading(source == null ? null : source.until(at), null),
            new Batch.Begun(at, by.id()),
            Batch.Counts.NONE,
            null);
    store.insert(batch);
    String skipped = deed instanceof BatchAction.Merge(var into) ? into : "";
    var seen = access.listShown(orders.stream().map(OrderVersion::id).toList(), by);
    store.add(
        batch.id(),
        orders.stream()
            .filter(o -> seen.contains(o.id()) && !o.id().equals(skipped))
            .map(o -> new SqlBatches.OrderVersion(o.id(), o.seen()))
            .toList());
    ledger.append(new BatchFact.BatchBegun(batch.id(), 1, at, by.id(), deed.kind()));
    return new BatchResult.Current(store.find(batch.id()).orElseThrow());
  }

  public Optional<Batch> find(String id, Staff by) {
    return store.find(id).filter(b -> isOwn(b, by));
  }

  /// Newest first: one's own, for a manager everybody's.
  public List<Batch> list(Staff by) {
    return store.list(by.hasRole(Role.MANAGER) ? null : by.id(), MOST_SHOWN);
  }

  /// Failures in the order of the list, `after` a place; without orders that whoever looks does not
  /// see, or sees no more.
  public Page<BatchItemFailure> listFailures(String id, int after, int limit, Staff by) {
    var found = store.listFailures(id, after, limit + 1);
    var page = found.subList(0, Math.min(limit, found.size()));
    var seen = access.listShown(page.stream().map(BatchItemFailure::order).toList(), by);
    return new Page<>(
        page.stream().filter(failure -> seen.contains(failure.order())).toList(),
        found.size() <= limit ? null : Integer.toString(page.getLast().place()));
  }

  @Transactional
  public BatchResult stop(String id, Staff by) {
    return turn(
        id,
        by,
        BatchStep.Stop.class,
        b -> {
          Batch after = b.with(BatchState.STOPPED, b.counts());
          store.save(after, now());
          ledger.append(new BatchFact.BatchStopped(id, after.version(), now(), by.id()));
          return new BatchResult.Current(after);
        });
  }

  @Transactional
  public BatchResult resume(String id, Staff by) {
    return turn(
        id,
        by,
        BatchStep.Resume.class,
        b -> {
          Batch after =
              b.with(
                  b.reading().source() == null ? BatchState.RUNNING : BatchState.GATHERING,
                  b.counts());
          store.save(after, now());
          ledger.append(new BatchFact.BatchResumed(id, after.version(), now(), by.id()));
          return new BatchResult.Current(after);
        });
  }

  /// Tries failed ones again, [#LONGEST_LIST] at a time.
  ///
  /// @param newest on the version the orders have now: only when the person says so, for it is not
  ///   what was decided on
  @Transactional
  public BatchResult retry(String id, boolean newest, Staff by) {
    return turn(
        id,
        by,
        BatchStep.Retry.class,
        b -> {
          if (b.counts().failed() == 0) {
            return new BatchResult.NothingFailed();
          }
          int again = store.retry(id, newest, LONGEST_LIST);
          Batch after = b.with(BatchState.RUNNING, b.counts().plus(0, -again));
          store.save(after, now());
          ledger.append(
              new BatchFact.BatchRetried(id, after.version(), now(), by.id(), again, newest));
          return new BatchResult.Current(after);
        });
  }

  private BatchResult turn(
      String id,
      Staff by,
      Class<? extends BatchStep> step,
      java.util.function.Function<Batch, BatchResult> then) {
    Batch batch = store.lock(id).filter(b -> isOwn(b, by)).orElse(null);
    if (batch == null) {
      return new BatchResult.Unknown(id);
    }
    if (!BatchTransitions.TABLE.listSteps(batch.state()).contains(step)) {
      return new BatchResult.WrongState(batch.state());
    }
    return then.apply(batch);
  }

  private static boolean isOwn(Batch batch, Staff by) {
    return batch.begun().begunBy().equals(by.id()) || by.hasRole(Role.MANAGER);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
