package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vigil.casework.AssignmentStep;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.Outcome.Decision;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.LimitHistory;
import vigil.city.Urgency;

/// A server's clock that jumps, to and fro by days: a due time stands where it was set, for it is
/// counted from stored instants only, and what is told again gives the same.
class ClockJumpTest {
  private static final Instant START = Instant.parse("2022-03-28T02:00:00Z");
  private static final int WORLDS = 300;
  private static final int FARTHEST = 3 * 24 * 60;

  @Test
  void aClockThatJumpsMovesNoDueTime() {
    for (int seed = 0; seed < WORLDS; seed++) {
      live(new Random(seed), "seed " + seed);
    }
  }

  private static void live(Random dice, String seed) {
    var town = new Fixture();
    var types = AppealType.values();
    var urgencies = Urgency.values();
    Order order =
        town.dispatched(
            types[dice.nextInt(types.length)], urgencies[dice.nextInt(urgencies.length)], START);
    String lead = Fixture.lead(order);
    List<Step> steps =
        List.of(
            new Step.Remind(null),
            new Step.Lapse(),
            new AssignmentStep.Sign(),
            new Step.Lapse(),
            Fixture.reached(),
            new AssignmentStep.Handle(),
            new Step.NoteLeader("请速办"),
            new Step.Lapse());
    for (Step step : steps) {
      Instant at = START.plus(Duration.ofMinutes(dice.nextInt(2 * FARTHEST) - FARTHEST));
      order = kept(town, order, lead, step, at, seed);
    }
  }

  private static Order kept(
      Fixture town, Order before, String lead, Step step, Instant at, String seed) {
    var outcome =
        switch (step) {
          case Step.OrderStep s -> town.take(before, by(s), s, at);
          case AssignmentStep s ->
              town.take(
                  before,
                  lead,
                  s instanceof AssignmentStep.Sign
                      ? Fixture.clerk(Fixture.DISTRICT)
                      : Fixture.handler(Fixture.DISTRICT),
                  s,
                  at);
        };
    Order after = outcome instanceof Decision decision ? decision.after() : before;
    var dues = OrderDueTimes.all(after);
    OrderDueTimes.all(before)
        .forEach((key, due) -> assertEquals(due, dues.get(key), () -> seed + " " + step + key));
    for (Clocks.RunningClock clock : Clocks.listRunning(after)) {
      assertTrue(clock.due().isAfter(clock.from()), () -> seed + " " + clock);
    }
    return after;
  }

  private static Actor by(Step.OrderStep step) {
    return step instanceof Step.Lapse ? Actor.HOUSE : Fixture.MANAGER;
  }

  @Test
  void anOrderWhoseClockWentBackIsToldAgainAsItIs() {
    var town = new Fixture();
    Instant at = START;
    var born =
        OrderLife.register(
            "order-1",
            "n1",
            DraftBuilder.complaint().draft(),
            false,
            town.known(),
            Fixture.AGENT,
            at);
    var submitted =
        Fixture.decided(
            town.take(born.after(), Fixture.AGENT, new Step.Submit(), at.minusSeconds(7200)));
    var facts = new java.util.ArrayList<>(born.facts());
    facts.addAll(submitted.facts());
    var again =
        DueTimeRecalculation.of(
            facts,
            LimitHistory.of(Fixture.LIMITS.profile()),
            Fixture.LIMITS.workingDays(),
            child -> List.of());
    assertEquals(submitted.after(), again.order());
  }
}
