package vigil.watch.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import vigil.kernel.Timers;
import vigil.watch.life.ReportSchedule;
import vigil.watch.store.SqlPeriodicReports;
import vigil.watch.store.SqlPeriodicReports.Next;

/// Writes the periodic reports that are due. Which is the next stands in a row with its due time: a
/// server that was down writes each that it missed, and two servers write none twice.
@Component
class PeriodicReportSweep implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(PeriodicReportSweep.class);
  private static final Duration PERIOD = Duration.ofSeconds(30);

  /// So many of a kind are written in one turn; a longer gap takes more turns.
  private static final int BATCH = 10;

  private final SqlPeriodicReports stored;
  private final PeriodicReports reports;
  private final PeriodicContentReader material;
  private final Supplier<List<ReportSchedule>> policy;
  private final Timers timers;
  private final InstantSource clock;

  PeriodicReportSweep(
      SqlPeriodicReports stored,
      PeriodicReports reports,
      PeriodicContentReader material,
      Supplier<List<ReportSchedule>> policy,
      Timers timers,
      InstantSource clock) {
    this.stored = stored;
    this.reports = reports;
    this.material = material;
    this.policy = policy;
    this.timers = timers;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    timers.schedule("watch.periodic", PERIOD, this::sweep);
  }

  /// What fails of one kind hinders no other.
  void sweep() {
    for (ReportSchedule schedule : policy.get()) {
      try {
        writeDue(schedule);
      } catch (RuntimeException failure) {
        log.warn(
            "Could not write the {} report: {}", schedule.kind(), failure.getClass().getName());
      }
    }
  }

  private void writeDue(ReportSchedule schedule) {
    for (int i = 0; i < BATCH; i++) {
      Next next = next(schedule);
      if (next.due().isAfter(clock.instant())) {
        return;
      }
      if (reports.keepDue(next, material.read(next.kind(), next.next()), schedule)) {
        log.info("Wrote the {} report from {} on", next.kind(), next.next());
      }
    }
  }

  /// A schedule that was changed moves what is to come.
  private Next next(ReportSchedule schedule) {
    Next row = stored.findNext(schedule.kind()).orElse(null);
    LocalDate first = row == null ? schedule.findNext(clock.instant()) : row.next();
    Next next = new Next(schedule.kind(), first, schedule.due(first));
    if (!next.equals(row)) {
      stored.setNext(next);
    }
    return next;
  }
}
