package vigil.watch.life;

import static vigil.kernel.TransitionTable.arrow;
import static vigil.watch.Incident.State.ACKNOWLEDGED;
import static vigil.watch.Incident.State.CLOSED;
import static vigil.watch.Incident.State.EXHAUSTED;
import static vigil.watch.Incident.State.PAGING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vigil.kernel.TransitionTable;
import vigil.watch.Incident;
import vigil.watch.Incident.Acknowledgement;
import vigil.watch.Incident.Closing;
import vigil.watch.Incident.Ending;
import vigil.watch.Incident.State;
import vigil.watch.WatchFact;
import vigil.watch.life.DutyOutcome.Decision;
import vigil.watch.life.DutyStep.Acknowledge;
import vigil.watch.life.DutyStep.Close;
import vigil.watch.life.DutyStep.Deal;
import vigil.watch.life.DutyStep.Grow;
import vigil.watch.life.DutyStep.Page;
import vigil.watch.life.DutyStep.Reopen;

/// The life of an incident: the line of those on duty is gone through, each with the same time to
/// answer, until somebody acknowledges or the spike is over (rules 8.3).
public record Escalation(Incident incident, Paging paging) {
  /// The only place where an incident's arrows are written.
  public static final TransitionTable<State, DutyStep> TABLE =
      TransitionTable.of(
          arrow(PAGING, Page.class, PAGING),
          arrow(PAGING, Page.class, EXHAUSTED),
          arrow(PAGING, Grow.class, PAGING),
          arrow(PAGING, Acknowledge.class, ACKNOWLEDGED),
          arrow(PAGING, Close.class, CLOSED),
          arrow(EXHAUSTED, Acknowledge.class, ACKNOWLEDGED),
          arrow(EXHAUSTED, Close.class, CLOSED),
          arrow(ACKNOWLEDGED, Close.class, CLOSED),
          arrow(ACKNOWLEDGED, Deal.class, CLOSED),
          arrow(CLOSED, Reopen.class, ACKNOWLEDGED));

  /// So long a closing can be taken back.
  public static final Duration UNDO = Duration.ofMinutes(10);

  public DutyOutcome take(DutyStep step, Instant at) {
    if (!TABLE.listSteps(incident.state()).contains(step.getClass())) {
      return new DutyOutcome.NotAllowedNow(incident.state(), step.getClass().getSimpleName());
    }
    return switch (step) {
      case Page(var line) -> page(step, line, at);
      case Grow(var more) -> grow(step, more);
      case Acknowledge(var staff, var how) -> {
        var after =
            go(
                step,
                ACKNOWLEDGED,
                incident.paging().acknowledged(new Acknowledgement(staff, how, at)),
                Ending.NONE);
        yield decided(
            after, new WatchFact.Acknowledged(incident.id(), after.version(), staff, how));
      }
      case Close() -> {
        var after = go(step, CLOSED, incident.paging().stopped(), new Ending(at, null));
        yield decided(after, new WatchFact.IncidentClosed(incident.id(), after.version(), null));
      }
      case Deal(var staff, var why) -> {
        var ending = new Ending(at, new Closing(staff, why, at));
        var after = go(step, CLOSED, incident.paging().stopped(), ending);
        yield decided(after, new WatchFact.IncidentClosed(incident.id(), after.version(), staff));
      }
      case Reopen(var staff) -> reopen(step, staff, at);
    };
  }

  private DutyOutcome reopen(DutyStep step, String staff, Instant at) {
    Closing closing = incident.ending().closing();
    if (closing == null) {
      return new DutyOutcome.NothingToUndo();
    }
    Instant until = closing.at().plus(UNDO);
    if (!at.isBefore(until)) {
      return new DutyOutcome.UndoIsOver(until);
    }
    var after = go(step, ACKNOWLEDGED, incident.paging().stopped(), Ending.NONE);
    return decided(after, new WatchFact.IncidentReopened(incident.id(), after.version(), staff));
  }

  /// Nobody is woken anew: whoever is being woken sees them all.
  private DutyOutcome grow(DutyStep step, List<Incident.LateStep> more) {
    var all = new ArrayList<>(incident.lates());
    more.stream().filter(one -> !all.contains(one)).forEach(all::add);
    var unheard = new Incident.Paging(incident.paging().pages(), incident.paging().due(), null);
    var counted = all.size() > Incident.MOST_LATES ? all.subList(0, Incident.MOST_LATES) : all;
    var after = go(step, PAGING, unheard, Ending.NONE).withLateSteps(counted);
    return decided(after, new WatchFact.IncidentGrew(incident.id(), after.version(), all.size()));
  }

  private DutyOutcome page(DutyStep step, List<String> line, Instant at) {
    Instant due = incident.paging().due();
    if (due != null && at.isBefore(due) && !isClockPutBack(due, at)) {
      return new DutyOutcome.NotDue(due);
    }
    int done = incident.paging().pages().size();
    if (done >= line.size() * paging.rounds()) {
      var given = new Incident.Paging(incident.paging().pages(), null, null);
      var after = go(step, EXHAUSTED, given, Ending.NONE);
      return decided(after, new WatchFact.LineExhausted(incident.id(), after.version()));
    }
    String staff = line.get(done % line.size());
    var page = new Incident.Page(done + 1, staff, at);
    var woken = incident.paging().paged(page, at.plus(paging.next()));
    var after = go(step, PAGING, woken, Ending.NONE);
    return decided(after, new WatchFact.Paged(incident.id(), after.version(), staff, done + 1));
  }

  /// No page is ever planned further ahead: nobody sleeps on because a clock was wrong.
  private boolean isClockPutBack(Instant due, Instant at) {
    return due.isAfter(at.plus(paging.next()));
  }

  private Incident go(DutyStep step, State to, Incident.Paging woken, Ending ending) {
    if (!TABLE.allows(incident.state(), step.getClass(), to)) {
      throw new IllegalStateException("No arrow from " + incident.state() + " to " + to);
    }
    return new Incident(
        incident.id(),
        incident.version() + 1,
        to,
        incident.about(),
        incident.openedAt(),
        woken,
        incident.lates(),
        ending);
  }

  private static Decision decided(Incident after, WatchFact fact) {
    return new Decision(after, List.of(fact));
  }
}
