package vigil.casework.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.store.SqlOrders;
import vigil.casework.store.SqlReschedulings;
import vigil.city.CalendarHistory;
import vigil.city.City;
import vigil.city.CityFact;
import vigil.city.WorkingDays;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.kernel.Timers;

/// Counts due times again when a calendar was entered (rules 4.10). The reader notes the calendar;
/// a job walks through the orders in the order of their ids and keeps its place with each batch, so
/// a crash costs one batch at most. Each order that moves is told so by a fact of its own.
@Component
class DueTimeRescheduler implements LedgerReader {
  private static final Logger LOG = LoggerFactory.getLogger(DueTimeRescheduler.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  /// By then every server has read the calendar, and nothing is dispatched by the old one any more.
  private static final Duration GRACE = Duration.ofSeconds(3);

  /// Orders in one transaction: with a row for the order, its fact and each of its parts this stays
  /// under a thousand, so that no reader of the ledger waits long.
  private static final int BATCH = 100;

  private final SqlReschedulings jobs;
  private final SqlOrders orders;
  private final OrderRescheduler rescheduler;
  private final CalendarHistory almanac;
  private final City city;
  private final Timers timers;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  DueTimeRescheduler(
      SqlReschedulings jobs,
      SqlOrders orders,
      OrderRescheduler rescheduler,
      CalendarHistory almanac,
      City city,
      Timers timers,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.jobs = jobs;
    this.orders = orders;
    this.rescheduler = rescheduler;
    this.almanac = almanac;
    this.city = city;
    this.timers = timers;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "casework.calendar";
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(CityFact.CalendarImported.class);
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    for (LedgerEntry entry : entries) {
      entry
          .find(CityFact.CalendarImported.class)
          .ifPresent(it -> jobs.ask(it.subject(), it.version(), it.year(), entry.at()));
    }
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    timers.schedule("casework.calendar", EVERY, this::sweep);
  }

  void sweep() {
    for (SqlReschedulings.Job job : jobs.listWaiting()) {
      boolean isSettled = !clock.instant().isBefore(job.askedAt().plus(GRACE));
      if (isSettled && almanac.hasVersion(job.year(), job.version())) {
        run(job);
      }
    }
  }

  private void run(SqlReschedulings.Job job) {
    WorkingDays before = almanac.workingDaysBefore(job.year(), job.version());
    boolean more = true;
    while (more) {
      more = Boolean.TRUE.equals(transaction.execute(status -> batch(job, before)));
    }
    LOG.info("Due times are counted by {} version {}", job.calendar(), job.version());
  }

  /// @return whether there is more to do
  private boolean batch(SqlReschedulings.Job job, WorkingDays before) {
    String after = jobs.findPosition(job).orElse(null);
    if (after == null) {
      return false;
    }
    List<String> ids =
        before
            .findFirstChange(city.workingDays(), job.year())
            .map(day -> jobs.listTouched(WorkingDays.startOf(day), after, BATCH))
            .orElse(List.of());
    String calendar = job.calendar() + "/" + job.version();
    int moved = 0;
    for (String id : inTurn(ids)) {
      moved +=
          orders.lock(id).filter(order -> rescheduler.move(order, before, calendar)).isPresent()
              ? 1
              : 0;
    }
    boolean done = ids.size() < BATCH;
    String last = ids.isEmpty() ? after : ids.getLast();
    jobs.move(job, last, ids.size(), moved, done ? clock.instant() : null);
    return !done;
  }

  /// With each what it was merged into: that took its due times on as they were, and the job may
  /// have passed it by then. In the order of their ids, in which a merge locks them too.
  private SortedSet<String> inTurn(List<String> ids) {
    return new TreeSet<>(jobs.withParents(ids));
  }
}
