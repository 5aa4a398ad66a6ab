package vigil.acd.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.kernel.Worlds;

/// The properties of the line (distribution 3) over thousands of seeded worlds with late and double
/// events. A failure prints the seed and the life of the world.
class EngineWorldTest {
  private static final int WORLDS = Worlds.count(1_000, 3_000);

  /// Fewer where each step costs a whole copy of the line.
  private static final int COPIED_WORLDS = Worlds.count(150, 400);

  private interface Check {
    void on(QueueWorld world);
  }

  private static void inWorlds(int count, Check check) {
    for (long seed = 1; seed <= count; seed++) {
      var world = new QueueWorld(seed);
      try {
        check.on(world);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + "\n" + String.join("\n", world.life), e);
      }
    }
  }

  @Test
  void nobodyIsLostAndNobodyIsInTwoPlaces() {
    inWorlds(WORLDS, EngineWorldTest::nobodyIsLost);
  }

  /// Properties 1 and 2: who came and did not leave is in the line, in one place; a seat has one
  /// call at most.
  private static void nobodyIsLost(QueueWorld world) {
    var here = new LinkedHashSet<String>();
    world.run((happening, decisions) -> {
      for (var decision : decisions) {
        if (decision instanceof Decision.Queue(var call, var place, var n, var why)) {
          here.add(call);
        }
        if (decision instanceof Decision.Leave leave) {
          assertTrue(here.remove(leave.call()), "left twice: " + leave);
        }
      }
      assertEquals(here, callsIn(world.engine));
      inOnePlace(world.engine);
    });
    assertTrue(
        here.stream().allMatch(call -> world.engine.view().findPlace(call).isPresent()),
        "at the end whoever is left waits: " + here);
  }

  private static Set<String> callsIn(Engine engine) {
    var calls = new LinkedHashSet<String>();
    engine.snapshot().callers().forEach(caller -> calls.add(caller.call()));
    return calls;
  }

  private static void inOnePlace(Engine engine) {
    var held = new HashMap<String, String>();
    for (var seat : engine.view().listSeats()) {
      boolean holds = seat.state() == SeatState.OFFERED || seat.state() == SeatState.TALKING;
      if (holds) {
        var call = String.valueOf(seat.call());
        assertNull(held.put(call, seat.seat()), "two seats have " + call);
      }
    }
    for (var caller : engine.snapshot().callers()) {
      boolean isAtASeat =
          caller.state() == Caller.State.OFFERED || caller.state() == Caller.State.TALKING;
      assertEquals(isAtASeat ? caller.seat() : null, held.remove(caller.call()), caller.call());
    }
    assertTrue(held.isEmpty(), "seats with nobody: " + held);
  }

  @Test
  void noEligibleSeatIsIdleWhileACallerWaits() {
    inWorlds(
        WORLDS,
        world ->
            world.run((happening, decisions) -> {
              for (var caller : world.engine.view().listWaiting()) {
                for (var seat : world.engine.view().listSeats()) {
                  assertTrue(
                      !seat.isIdle() || !caller.need().isMetBy(seat.skills()),
                      () -> caller + " waits while idle is " + seat);
                }
              }
            }));
  }

  /// Property 4: nobody the same seat could serve is passed by one who came more than the
  /// difference of credits later.
  @Test
  void insideALaneNobodyIsPassedBeyondTheCredit() {
    inWorlds(
        WORLDS,
        world ->
            world.run((happening, decisions) -> {
              for (var decision : decisions) {
                // A step that catches up on several deadlines shows the line only after all of
                // them.
                if (world.isPunctual() && decision instanceof Decision.Offer offer) {
                  passesNobody(world.engine, offer);
                }
              }
            }));
  }

  private static void passesNobody(Engine engine, Decision.Offer offer) {
    var chosen = engine.view().findCaller(offer.call()).orElse(null);
    var seat = engine.view().findSeat(offer.seat()).orElse(null);
    if (chosen == null || seat == null) {
      return;
    }
    for (var other : engine.view().listWaiting()) {
      if (other.need().lane() == chosen.need().lane() && other.need().isMetBy(seat.skills())) {
        var later = Duration.between(other.since(), chosen.since());
        var credit = chosen.need().credit().minus(other.need().credit());
        assertTrue(later.compareTo(credit) <= 0, () -> other + " was passed by " + chosen);
      }
    }
  }

  @Test
  void theNaiveOracleGivesTheSameAnswers() {
    inWorlds(
        WORLDS,
        world -> {
          var oracle = new NaiveQueue();
          world.run((happening, decisions) -> {
            var expected = oracle.step(happening.event(), happening.at());
            assertEquals(expected, said(decisions), () -> "at " + happening);
            assertEquals(standing(oracle), standing(world.engine), () -> "at " + happening);
          });
        });
  }

  private static List<String> said(List<Decision> decisions) {
    var said = new ArrayList<String>();
    for (var decision : decisions) {
      switch (decision) {
        case Decision.Offer offer -> said.add("offer " + offer.offer() + " " + offer.seat());
        case Decision.Join join -> said.add("join " + join.call() + " " + join.seat());
        case Decision.Leave leave -> said.add("leave " + leave.call() + " " + leave.left());
        case Decision.Release release -> said.add("release " + release.offer());
        case Decision.Take take -> said.add("take " + take.call() + " " + take.seat());
        case Decision.HandOn handOn -> said.add("hand on " + handOn.call());
        case Decision.Engage engage -> {}
        case Decision.Disengage disengage -> {}
        case Decision.Queue queue -> {}
        case Decision.Withdraw withdraw -> {}
        case Decision.ChangeSeatState stand -> {}
        case Decision.Ignore ignore -> {}
      }
    }
    return said;
  }

  private static Map<String, String> standing(NaiveQueue line) {
    var standing = new HashMap<String, String>();
    line.people.forEach(one -> standing.put(NaiveQueue.offer(one), one.stands));
    line.chairs.forEach(
        one -> standing.put(one.seat, one.stands + " " + one.call + "/" + one.beside));
    return standing;
  }

  private static Map<String, String> standing(Engine engine) {
    var standing = new HashMap<String, String>();
    for (var one : engine.snapshot().callers()) {
      standing.put(
          one.offer(),
          switch (one.state()) {
            case WAITING -> "waiting";
            case OFFERED -> "offered";
            case TALKING -> "talking";
            case ELSEWHERE -> "elsewhere";
          });
    }
    for (var one : engine.view().listSeats()) {
      var beside = one.engaged();
      standing.put(
          one.seat(),
          "%s %s/%s"
              .formatted(
                  one.state(),
                  one.call() == null ? "" : one.call(),
                  beside == null ? "" : beside.call()));
    }
    return standing;
  }

  /// Property 7: a second run of the same script, one resumed from a snapshot, and one with a
  /// shifted clock decide the same.
  @Test
  void replayAndSnapshotAndShiftedClockDecideTheSame() {
    inWorlds(
        COPIED_WORLDS,
        world -> {
          var decided = new ArrayList<List<Decision>>();
          var hashes = new ArrayList<Long>();
          world.run((happening, decisions) -> {
            decided.add(decisions);
            hashes.add(world.engine.hash());
          });
          var replay = new Engine(QueueLimits.USUAL, Snapshot.empty(QueueWorld.DUSK));
          var copied = new Engine(QueueLimits.USUAL, Snapshot.empty(QueueWorld.DUSK));
          for (int i = 0; i < world.script.size(); i++) {
            var happening = world.script.get(i);
            assertEquals(decided.get(i), replay.step(happening.event(), happening.at()));
            assertEquals(hashes.get(i), replay.hash());
            copied = new Engine(QueueLimits.USUAL, copied.snapshot());
            assertEquals(decided.get(i), copied.step(happening.event(), happening.at()));
            assertEquals(hashes.get(i), copied.hash());
          }
          assertEquals(said(decided, ""), shifted(world.script));
        });
  }

  /// The same evening a year later with other names: the same answers under the new names.
  private static List<String> shifted(List<QueueWorld.TimedEvent> script) {
    var year = Duration.ofDays(365);
    var engine = new Engine(QueueLimits.USUAL, Snapshot.empty(QueueWorld.DUSK.plus(year)));
    var decided = new ArrayList<List<Decision>>();
    for (var happening : script) {
      var at = happening.at().plus(year);
      decided.add(engine.step(renamed(happening.event()), at));
    }
    return said(decided, "zz-");
  }

  private static List<String> said(List<List<Decision>> decided, String prefix) {
    return decided.stream()
        .flatMap(one -> said(one).stream())
        .map(text -> text.replace(prefix, ""))
        .toList();
  }

  private static Event renamed(Event event) {
    return switch (event) {
      case Event.CallArrived(var call, var need) -> new Event.CallArrived("zz-" + call, need);
      case Event.NeedChanged(var call, var need) -> new Event.NeedChanged("zz-" + call, need);
      case Event.HungUp(var call) -> new Event.HungUp("zz-" + call);
      case Event.CallEnded(var call) -> new Event.CallEnded("zz-" + call);
      case Event.SeatOn(var seat, var skills) -> new Event.SeatOn("zz-" + seat, skills);
      case Event.SeatReady(var seat) -> new Event.SeatReady("zz-" + seat);
      case Event.SeatBreak(var seat, var why) -> new Event.SeatBreak("zz-" + seat, why);
      case Event.SeatOff(var seat) -> new Event.SeatOff("zz-" + seat);
      case Event.SaveLater(var seat) -> new Event.SaveLater("zz-" + seat);
      case Event.OfferAnswered(var offer, var call, var seat) ->
          new Event.OfferAnswered("zz-" + offer, "zz-" + call, "zz-" + seat);
      case Event.OfferRefused(var offer, var call, var why) ->
          new Event.OfferRefused("zz-" + offer, "zz-" + call, why);
      case Event.OrderSaved(var call, var seat) -> new Event.OrderSaved("zz-" + call, "zz-" + seat);
      case Event.CallMoved(var call, var offer, var seat, var engaged) ->
          new Event.CallMoved(
              "zz-" + call,
              offer == null ? null : "zz-" + offer,
              seat == null ? null : "zz-" + seat,
              engaged.stream().map(one -> "zz-" + one).toList());
      case Event.CallPlaced(var call, var engaged) ->
          new Event.CallPlaced("zz-" + call, engaged.stream().map(one -> "zz-" + one).toList());
      case Event.CallReturned(var call) -> new Event.CallReturned("zz-" + call);
      case Event.Tick tick -> tick;
      case Event.OfferLost(var offer, var call) -> new Event.OfferLost("zz-" + offer, "zz-" + call);
    };
  }

  /// Property 11: whose phone is in a call that another has, or in one to a citizen, is offered
  /// nothing, and is so only as long as that call is talked.
  @Test
  void aSeatInTheCallOfAnotherIsOfferedNothingAndIsFreeWhenThatIsOver() {
    inWorlds(
        WORLDS,
        world ->
            world.run((happening, decisions) -> {
              for (var seat : world.engine.view().listSeats()) {
                var engaged = seat.engaged();
                if (engaged != null) {
                  assertTrue(seat.state() != SeatState.OFFERED, () -> "rings: " + seat);
                  if (!engaged.call().startsWith("out-")) {
                    var caller = world.engine.view().findCaller(engaged.call()).orElseThrow();
                    assertTrue(caller.isTalking(), () -> seat + " is in the call of " + caller);
                  }
                }
              }
            }));
  }

  /// Property 10: whatever happens around it, after-call work never outlives its 120 s.
  @Test
  void afterCallWorkNeverOutlivesItsTime() {
    inWorlds(
        WORLDS,
        world ->
            world.run((happening, decisions) -> {
              for (var seat : world.engine.view().listSeats()) {
                if (seat.state() == SeatState.AFTER_CALL) {
                  Instant until = seat.until();
                  assertNotNull(until);
                  assertEquals(seat.since().plus(QueueLimits.USUAL.afterCall()), until);
                  assertTrue(until.isAfter(happening.at()), () -> "overdue: " + seat);
                }
              }
            }));
  }
}
