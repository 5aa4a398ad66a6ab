package vigil.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigil.acd.AcdFact;
import vigil.acd.engine.Decision;
import vigil.acd.engine.Engine;
import vigil.acd.engine.Event;
import vigil.acd.engine.QueueLimits;
import vigil.acd.engine.Snapshot;
import vigil.acd.steps.QueueRecovery;
import vigil.acd.story.Story;

/// The server around the real engine: decides, commits, acts - and may be killed before the commit,
/// or between the commit and the act. What it stored it finds again; what it only thought is gone.
final class SimulatedServer {
  /// What becomes of a decided batch.
  enum BatchFate {
    WELL,
    KILLED_BEFORE_COMMIT,
    KILLED_BEFORE_PUSH
  }

  /// The world around: faults, phones, stories.
  interface World {
    BatchFate fate();

    void act(Decision decision);

    void fact(AcdFact fact);

    void died();
  }

  /// One life of the server, from a start to its death: enough to play it again.
  private record ServerRun(Snapshot start, List<Event> events, List<Instant> at) {}

  static final Duration RESTART = Duration.ofSeconds(6);

  private final VirtualSchedule agenda;
  private final World world;
  private final SimulatedTelephony board;
  private Engine engine;
  private Snapshot stored;
  private ServerRun life;
  private boolean isUp = true;
  private int incarnations = 1;
  private int kills;

  /// The line as the ledger alone tells it.
  private final Map<String, String> folded = new LinkedHashMap<>();

  SimulatedServer(VirtualSchedule agenda, SimulatedTelephony board, World world) {
    this.agenda = agenda;
    this.board = board;
    this.world = world;
    stored = Snapshot.empty(agenda.now());
    engine = new Engine(QueueLimits.USUAL, stored);
    life = new ServerRun(stored, new ArrayList<>(), new ArrayList<>());
  }

  boolean isUp() {
    return isUp;
  }

  /// Messages of an earlier incarnation died with it.
  int incarnation() {
    return incarnations;
  }

  int kills() {
    return kills;
  }

  Engine engine() {
    return engine;
  }

  /// True when the event was taken and committed.
  boolean submit(Event event) {
    return isUp && submit(event, agenda.now());
  }

  private boolean submit(Event event, Instant at) {
    var decisions = engine.step(event, at);
    var fate = world.fate();
    if (fate == BatchFate.KILLED_BEFORE_COMMIT) {
      die();
      return false;
    }
    life.events().add(event);
    life.at().add(at);
    stored = engine.snapshot();
    for (var fact : Story.toFacts(decisions)) {
      fold(fact);
      world.fact(fact);
    }
    check();
    if (fate == BatchFate.KILLED_BEFORE_PUSH) {
      die();
      return true;
    }
    decisions.forEach(world::act);
    wake();
    return true;
  }

  private void wake() {
    int mine = incarnations;
    engine
        .nextDeadline()
        .ifPresent(at ->
            agenda.at(
                at,
                () -> {
                  if (isUp && mine == incarnations && isDue()) {
                    submit(new Event.Tick());
                  }
                }));
  }

  private boolean isDue() {
    return engine.nextDeadline().filter(at -> !at.isAfter(agenda.now())).isPresent();
  }

  private void die() {
    replay();
    kills++;
    isUp = false;
    board.serverDied();
    world.died();
    agenda.after(RESTART, this::restart);
  }

  private void restart() {
    incarnations++;
    isUp = true;
    var start =
        new Snapshot(
            agenda.now(),
            stored.numbers(),
            stored.callers(),
            stored.seats(),
            List.of(),
            stored.pace());
    engine = new Engine(QueueLimits.USUAL, start);
    stored = start;
    life = new ServerRun(start, new ArrayList<>(), new ArrayList<>());
    for (var event : QueueRecovery.events(start, board.live(), Map.of())) {
      if (isUp) {
        submit(event, Instant.MIN);
      }
    }
    wake();
  }

  /// Playing what was stored gives what is stored.
  void replay() {
    var again = new Engine(QueueLimits.USUAL, life.start());
    for (int i = 0; i < life.events().size(); i++) {
      again.step(life.events().get(i), life.at().get(i));
    }
    var expected = new Engine(QueueLimits.USUAL, stored).hash();
    InvariantViolation.unless(again.hash() == expected, () -> "the replay gives another line");
  }

  private void fold(AcdFact fact) {
    switch (fact) {
      case AcdFact.Enqueued one -> folded.put(one.subject(), "WAITING");
      case AcdFact.Offered one -> folded.put(one.subject(), "OFFERED");
      case AcdFact.Answered one -> folded.put(one.subject(), "TALKING");
      case AcdFact.AnsweredAgain one -> folded.put(one.subject(), "TALKING");
      case AcdFact.CallTaken one -> folded.put(one.subject(), "TALKING");
      case AcdFact.HandedOn one -> folded.put(one.subject(), "ELSEWHERE");
      case AcdFact.CameBack one -> folded.put(one.subject(), "WAITING");
      case AcdFact.OfferFailed one -> folded.put(one.subject(), "WAITING");
      case AcdFact.Left one -> folded.remove(one.subject());
      case AcdFact.Rekeyed one -> {}
      case AcdFact.DebtSettled one -> {}
      case AcdFact.SeatReady one -> {}
      case AcdFact.AfterCallStarted one -> {}
      case AcdFact.SeatRested one -> {}
      case AcdFact.SeatNotResponding one -> {}
      case AcdFact.SeatLeft one -> {}
      case AcdFact.SeatForced one -> {}
      case AcdFact.SeatEngaged one -> {}
      case AcdFact.SeatDisengaged one -> {}
    }
  }

  private void check() {
    var stands = new LinkedHashMap<String, String>();
    for (var caller : stored.callers()) {
      stands.put(caller.call(), caller.state().name());
    }
    InvariantViolation.unless(
        stands.equals(folded), () -> "the ledger tells " + folded + ", the line is " + stands);
    for (var caller : engine.view().listWaiting()) {
      for (var seat : stored.seats()) {
        boolean isIdle = seat.isIdle();
        boolean isAble = (caller.need().skills() & ~seat.skills()) == 0;
        InvariantViolation.unless(
            !isIdle || !isAble, () -> caller.call() + " waits, idle is " + seat.seat());
      }
    }
  }
}
