package vigil.watch.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.CaseworkFact;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.watch.Incident;
import vigil.watch.Incident.LateStep;
import vigil.watch.WatchFact;
import vigil.watch.life.DutyStep;
import vigil.watch.life.Paging;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlLateSteps;

/// Wakes whoever is on duty for late steps of the rapid-disposal lane: by the same pages as for a
/// spike, each due time once, and as few calls as can be. What becomes late while somebody is being
/// woken joins that incident; what does soon after somebody woke is gathered for one more page.
@Service
class LaneIncidents {
  private static final Logger log = LoggerFactory.getLogger(LaneIncidents.class);

  /// More stay on the lane's own board.
  private static final int BATCH = Incident.MOST_LATES;

  private final SqlLateSteps lates;
  private final SqlIncidents incidents;
  private final WatchService desk;
  private final LateStepCheck clocks;
  private final Supplier<Paging> paging;
  private final Ledger ledger;
  private final InstantSource clock;

  LaneIncidents(
      SqlLateSteps lates,
      SqlIncidents incidents,
      WatchService desk,
      LateStepCheck clocks,
      Supplier<Paging> paging,
      Ledger ledger,
      InstantSource clock) {
    this.lates = lates;
    this.incidents = incidents;
    this.desk = desk;
    this.clocks = clocks;
    this.paging = paging;
    this.ledger = ledger;
    this.clock = clock;
  }

  void note(CaseworkFact.RapidStepLate late) {
    lates.add(late);
  }

  /// Opens an incident for what waits, or adds it to the one that somebody is being woken for.
  @Transactional
  void gather() {
    List<LateStep> waiting = lates.listWaiting(BATCH);
    if (waiting.isEmpty()) {
      return;
    }
    Incident last = incidents.findOfLane().orElse(null);
    boolean isWaking = last != null && last.state() == Incident.State.PAGING;
    if (last != null && !isWaking && isSoon(last)) {
      return;
    }
    List<LateStep> still = new ArrayList<>();
    for (LateStep one : waiting) {
      if (clocks.isStillLate(one)) {
        still.add(one);
      } else {
        lates.settle(one, null, clock.instant());
      }
    }
    if (!still.isEmpty()) {
      wake(isWaking ? last : null, still);
    }
  }

  private void wake(@Nullable Incident waking, List<LateStep> still) {
    String id = waking == null ? open(still) : waking.id();
    if (waking != null) {
      desk.grow(id, still);
    }
    still.forEach(one -> lates.settle(one, id, clock.instant()));
    log.info("{} late steps of the rapid lane wake somebody by incident {}", still.size(), id);
  }

  private String open(List<LateStep> still) {
    var incident = Incident.openedForLane(Ids.next(clock), still, clock.instant());
    incidents.insert(incident);
    ledger.append(new WatchFact.IncidentOpened(incident.id(), 1, incident.about().topic()));
    return incident.id();
  }

  /// A clock that was put back keeps nobody asleep.
  private boolean isSoon(Incident last) {
    Duration ago = Duration.between(last.quietSince(), clock.instant());
    return !ago.isNegative() && ago.compareTo(paging.get().gather()) < 0;
  }

  /// Before each page: once every step of it is done, nobody needs to be woken.
  @Transactional
  boolean endIfDone(String id) {
    Incident incident = incidents.find(id).orElse(null);
    if (incident == null
        || !incident.isOfTheLane()
        || incident.lates().stream().anyMatch(clocks::isStillLate)) {
      return false;
    }
    desk.end(id, new DutyStep.Close());
    return true;
  }
}
