package vigil.watch.life;

import static java.util.Comparator.comparingLong;
import static vigil.kernel.TransitionTable.arrow;
import static vigil.watch.Incident.State.ACKNOWLEDGED;
import static vigil.watch.Incident.State.CLOSED;
import static vigil.watch.Incident.State.EXHAUSTED;
import static vigil.watch.Incident.State.PAGING;
import static vigil.watch.Incident.State.WAITING;

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
import vigil.watch.PageWay;
import vigil.watch.WatchFact;
import vigil.watch.WayOutcome;
import vigil.watch.life.DutyOutcome.Decision;
import vigil.watch.life.DutyStep.Acknowledge;
import vigil.watch.life.DutyStep.Close;
import vigil.watch.life.DutyStep.Deal;
import vigil.watch.life.DutyStep.EndTry;
import vigil.watch.life.DutyStep.Grow;
import vigil.watch.life.DutyStep.Join;
import vigil.watch.life.DutyStep.Page;
import vigil.watch.life.DutyStep.Reopen;
import vigil.watch.life.DutyStep.Resume;
import vigil.watch.life.DutyStep.Wake;
import vigil.watch.life.DutyStep.WakeAnew;

/// The life of an incident: the line of those on duty is gone through, each by their own ways and
/// with the same time to answer, until somebody acknowledges or it is over (rules 8.3).
public record Escalation(Incident incident, Paging paging) {
  /// The only place where an incident's arrows are written.
  public static final TransitionTable<State, DutyStep> TABLE =
      TransitionTable.of(
          arrow(WAITING, Wake.class, PAGING),
          arrow(WAITING, Acknowledge.class, ACKNOWLEDGED),
          arrow(WAITING, Close.class, CLOSED),
          arrow(PAGING, Page.class, PAGING),
          arrow(PAGING, Page.class, EXHAUSTED),
          arrow(PAGING, EndTry.class, PAGING),
          arrow(PAGING, Grow.class, PAGING),
          arrow(PAGING, Join.class, PAGING),
          arrow(PAGING, Acknowledge.class, ACKNOWLEDGED),
          arrow(PAGING, Close.class, CLOSED),
          arrow(EXHAUSTED, EndTry.class, EXHAUSTED),
          arrow(EXHAUSTED, Join.class, EXHAUSTED),
          arrow(EXHAUSTED, WakeAnew.class, PAGING),
          arrow(EXHAUSTED, Acknowledge.class, ACKNOWLEDGED),
          arrow(EXHAUSTED, Close.class, CLOSED),
          arrow(ACKNOWLEDGED, EndTry.class, ACKNOWLEDGED),
          arrow(ACKNOWLEDGED, Join.class, ACKNOWLEDGED),
          arrow(ACKNOWLEDGED, WakeAnew.class, PAGING),
          arrow(ACKNOWLEDGED, Close.class, CLOSED),
          arrow(ACKNOWLEDGED, Deal.class, CLOSED),
          arrow(CLOSED, EndTry.class, CLOSED),
          arrow(CLOSED, Resume.class, ACKNOWLEDGED),
          arrow(CLOSED, Resume.class, PAGING),
          arrow(CLOSED, Reopen.class, ACKNOWLEDGED));

  /// Whoever acknowledged is awake for so long, and sees what becomes of it.
  public static final Duration AWAKE = Duration.ofHours(1);

  /// So long a closing can be taken back.
  public static final Duration UNDO = Duration.ofMinutes(10);

  public DutyOutcome take(DutyStep step, Instant at) {
    if (!TABLE.listSteps(incident.state()).contains(step.getClass())) {
      return new DutyOutcome.NotAllowedNow(incident.state(), step.getClass().getSimpleName());
    }
    return switch (step) {
      case Page(var line) -> page(step, line, at);
      case Wake() -> wake(step, at);
      case EndTry end -> endTry(end, at);
      case Grow(var more) -> grow(step, more);
      case Join(var spike) -> {
        var after = go(step, incident.state(), incident.paging(), Ending.NONE).joinedBy(spike);
        yield decided(after, new WatchFact.SpikeJoined(incident.id(), after.version(), spike));
      }
      case Resume() -> resume(step, at);
      case WakeAnew() -> wakeAnew(step, at);
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
      case Deal _ when incident.isAlarm() -> new DutyOutcome.EndsByItself();
      case Deal(var staff, var why) -> {
        var ending = new Ending(at, new Closing(staff, why, at).masked());
        var after = go(step, CLOSED, incident.paging().stopped(), ending);
        yield decided(after, new WatchFact.IncidentClosed(incident.id(), after.version(), staff));
      }
      case Reopen(var staff) -> reopen(step, staff, at);
    };
  }

  private DutyOutcome wake(DutyStep step, Instant at) {
    var after = go(step, PAGING, incident.paging().unheard(at), Ending.NONE);
    return decided(after, new WatchFact.IncidentWaited(incident.id(), after.version()));
  }

  /// Of what nobody ever acknowledged nobody knows.
  private DutyOutcome resume(DutyStep step, Instant at) {
    var paging = incident.paging();
    var after =
        paging.acknowledged() == null
            ? go(step, PAGING, paging.anew(at), Ending.NONE)
            : go(step, ACKNOWLEDGED, paging.stopped(), Ending.NONE);
    return decided(after, new WatchFact.IncidentResumed(incident.id(), after.version()));
  }

  private DutyOutcome wakeAnew(DutyStep step, Instant at) {
    var heard = incident.paging().acknowledged();
    if (heard != null && at.isBefore(heard.at().plus(AWAKE))) {
      return new DutyOutcome.NotAllowedNow(incident.state(), step.getClass().getSimpleName());
    }
    var after = go(step, PAGING, incident.paging().anew(at), Ending.NONE);
    return decided(after, new WatchFact.IncidentWokeAnew(incident.id(), after.version()));
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
    var unheard = incident.paging().unheard(incident.paging().due());
    var counted = all.size() > Incident.MOST_LATES ? all.subList(0, Incident.MOST_LATES) : all;
    var after = go(step, PAGING, unheard, Ending.NONE).withLateSteps(counted);
    return decided(after, new WatchFact.IncidentGrew(incident.id(), after.version(), all.size()));
  }

  private DutyOutcome page(DutyStep step, List<DutyMember> line, Instant at) {
    Instant due = incident.paging().due();
    if (due != null && at.isBefore(due) && !isClockPutBack(due, at)) {
      return new DutyOutcome.NotDue(due);
    }
    var current = incident.paging().listCurrent();
    if (!current.isEmpty()) {
      var last = current.getLast();
      var present = line.stream().filter(one -> one.staff().equals(last.staff())).findFirst();
      var another = present.flatMap(member -> member.findNextWay(last));
      if (another.isPresent()) {
        return nextWay(step, last, present.get(), at);
      }
    }
    var next =
        line.stream()
            .min(comparingLong(one -> timesPaged(one.staff())))
            .filter(one -> timesPaged(one.staff()) < paging.rounds());
    if (next.isEmpty()) {
      var after = go(step, EXHAUSTED, incident.paging().unheard(null), Ending.NONE);
      return decided(after, new WatchFact.LineExhausted(incident.id(), after.version()));
    }
    var member = next.get();
    int done = incident.paging().pages().size();
    var page = gone(new Incident.Page(done + 1, member.staff(), at, List.of()), member, at);
    var after = go(step, PAGING, incident.paging().paged(page, due(page, member)), Ending.NONE);
    var paged = new WatchFact.Paged(incident.id(), after.version(), member.staff(), done + 1);
    return new Decision(after, List.of(paged, tried(after)));
  }

  /// Of the present line the one paged least is next, so that a change of the roster passes over
  /// nobody.
  private long timesPaged(String staff) {
    return incident.paging().listCurrent().stream()
        .filter(page -> page.staff().equals(staff))
        .count();
  }

  private DutyOutcome nextWay(DutyStep step, Incident.Page last, DutyMember member, Instant at) {
    var page = gone(last, member, at);
    var after = go(step, PAGING, incident.paging().with(page, due(page, member)), Ending.NONE);
    return decided(after, tried(after));
  }

  /// Screens are told by the fact itself; every other way has an end of its own.
  private static Incident.Page gone(Incident.Page page, DutyMember member, Instant at) {
    var way = member.findNextWay(page).orElseThrow();
    return page.tried(new Incident.Try(way, at, way == PageWay.SCREEN ? WayOutcome.SHOWN : null));
  }

  private static WatchFact tried(Incident after) {
    var page = after.paging().pages().getLast();
    var way = page.tries().getLast().way();
    return new WatchFact.WayTried(after.id(), after.version(), page.staff(), page.place(), way);
  }

  /// The next of their ways once this one had its time; after the last of them the next in line,
  /// whose turn is no sooner than the policy says.
  private Instant due(Incident.Page page, DutyMember member) {
    var last = page.tries().getLast();
    Instant over = last.at().plus(paging.timeFor(last.way()));
    return member.findNextWay(page).isPresent() ? over : latest(over, page.at());
  }

  private Instant latest(Instant over, Instant paged) {
    Instant turn = paged.plus(paging.next());
    return over.isAfter(turn) ? over : turn;
  }

  /// Whoever could not be reached by a way is not waited for by it.
  private DutyOutcome endTry(EndTry step, Instant at) {
    var pages = incident.paging().pages();
    var page = step.place() <= pages.size() ? pages.get(step.place() - 1) : null;
    if (page == null
        || step.turn() >= page.tries().size()
        || page.tries().get(step.turn()).outcome() != null) {
      return new DutyOutcome.NotAllowedNow(incident.state(), "EndTry");
    }
    var ended = page.ended(step.turn(), step.outcome());
    boolean isLast = step.place() == pages.size() && step.turn() == page.tries().size() - 1;
    Instant due = incident.paging().due();
    if (due != null && isLast && !step.outcome().isWaitedFor()) {
      due = step.member().findNextWay(ended).isPresent() ? at : latest(at, page.at());
    }
    var after = go(step, incident.state(), incident.paging().with(ended, due), incident.ending());
    return decided(
        after,
        new WatchFact.WayEnded(
            incident.id(),
            after.version(),
            page.staff(),
            page.place(),
            page.tries().get(step.turn()).way(),
            step.outcome()));
  }

  /// No page is ever planned further ahead: nobody sleeps on because a clock was wrong.
  private boolean isClockPutBack(Instant due, Instant at) {
    return due.isAfter(at.plus(paging.longest()));
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
