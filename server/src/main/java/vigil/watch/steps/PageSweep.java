package vigil.watch.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.kernel.Timers;
import vigil.watch.life.Paging;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlIncidents.Ring;

/// Pages whom it is time to page, and has their ways gone once the page is stored. Everything that
/// is due stands in a row, so a restart goes on where the last server stopped.
@Component
class PageSweep implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(PageSweep.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int BATCH = 20;

  private final WatchService desk;
  private final LaneIncidents lane;
  private final SqlIncidents incidents;
  private final PageDelivery delivery;
  private final Supplier<Paging> paging;
  private final Timers timers;
  private final InstantSource clock;
  private final boolean isTesting;

  /// @param isTesting `vigil.watch.test-pages`: whether the ways are tried each evening
  PageSweep(
      WatchService desk,
      LaneIncidents lane,
      SqlIncidents incidents,
      PageDelivery delivery,
      Supplier<Paging> paging,
      Timers timers,
      InstantSource clock,
      @Value("${vigil.watch.test-pages:true}") boolean isTesting) {
    this.desk = desk;
    this.lane = lane;
    this.incidents = incidents;
    this.delivery = delivery;
    this.paging = paging;
    this.timers = timers;
    this.clock = clock;
    this.isTesting = isTesting;
  }

  @Override
  public void afterSingletonsInstantiated() {
    timers.schedule("watch.page", PERIOD, this::sweep);
  }

  /// What fails hinders no other: one incident that cannot be read leaves nobody else asleep.
  void sweep() {
    boolean isTestDue = isTesting && desk.isTestDue();
    if (!isTestDue && !incidents.isAnythingToDo(clock.instant(), paging.get().longest())) {
      return;
    }
    attempt("gather late steps", lane::gather);
    if (isTesting) {
      attempt("try the ways", desk::testPages);
    }
    attempt("wake what waited", desk::wakeNext);
    attempt("page what is due", this::pageDue);
    attempt("go the ways", this::goWays);
  }

  private void pageDue() {
    for (String due : incidents.listDue(clock.instant(), paging.get().longest(), BATCH)) {
      attempt("page for incident " + due, () -> page(due));
    }
  }

  private void goWays() {
    for (Ring ring : incidents.claim(clock.instant(), BATCH)) {
      attempt("go a way for incident " + ring.incident(), () -> delivery.carry(ring));
    }
  }

  private void page(String incident) {
    if (!lane.endIfDone(incident)) {
      desk.page(incident);
    }
  }

  /// The kind of a failure alone is told: its words may hold a row.
  private static void attempt(String what, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException failure) {
      log.warn("Could not {}: {}", what, failure.getClass().getName());
    }
  }
}
