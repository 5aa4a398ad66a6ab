package vigil.workforce.staffing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// The simulation beside the formula: alike where both assume the same, apart where lines are not
/// as the formula assumes.
class QueueSimulationTest {
  private static final ServiceAim AIM = new ServiceAim(0.85, 15);
  private static final int SLOTS = 48;

  private static CallLoad[] steady(double calls) {
    CallLoad[] loads = new CallLoad[SLOTS];
    Arrays.fill(loads, new CallLoad(calls / 1800, 240, 120));
    return loads;
  }

  private static int[] seats(int seats) {
    int[] all = new int[SLOTS];
    Arrays.fill(all, seats);
    return all;
  }

  /// The second half of the days, when the queue is as it stays.
  private static double mean(QueueFigures[] figures, ToDoubleFunction<QueueFigures> of) {
    return Arrays.stream(figures, SLOTS / 2, SLOTS).mapToDouble(of).average().orElseThrow();
  }

  // promise: docs/forecast.md «within one point of a hundred of the formula»
  @Test
  void inTheFormulasWorldItIsWithinOnePointOfTheFormula() {
    for (int seats : new int[] {28, 33, 40}) {
      var simulation = new QueueSimulation(QueueSimulation.World.EXPONENTIAL, 120, 7);
      QueueFigures[] played = simulation.play(steady(250), seats(seats), AIM.seconds());
      QueueFigures formula = ErlangA.figures(steady(250)[0], seats, AIM.seconds());
      assertEquals(formula.waiting(), mean(played, QueueFigures::waiting), 0.01);
      assertEquals(formula.abandoned(), mean(played, QueueFigures::abandoned), 0.01);
      assertEquals(formula.servedInTime(), mean(played, QueueFigures::servedInTime), 0.01);
      assertEquals(formula.occupancy(), mean(played, QueueFigures::occupancy), 0.01);
    }
  }

  // promise: docs/forecast.md «days that vary take more seats than the formula says»
  @Test
  void daysThatVaryTakeMoreSeatsThanTheFormulaSays() {
    var varied = new QueueSimulation.World(1800, 0.8, 1.0, 0.10);
    int formula = SeatNeed.byFormula(steady(250)[0], AIM);
    int[] simulated = SeatNeed.bySimulation(steady(250), AIM, varied, 7);
    double mean = Arrays.stream(simulated).average().orElseThrow();
    assertTrue(mean > formula, () -> mean + " against " + formula);
  }

  @Test
  void withTheSeatsItAsksForEachHalfHourMeetsTheAim() {
    CallLoad[] loads = new CallLoad[SLOTS];
    for (int slot = 0; slot < SLOTS; slot++) {
      double calls = 250 * (1 - 0.8 * Math.cos(2 * Math.PI * slot / SLOTS));
      loads[slot] = new CallLoad(calls / 1800, 240, 120);
    }
    var world = new QueueSimulation.World(1800, 0.8, 1.0, 0.05);
    int[] seats = SeatNeed.bySimulation(loads, AIM, world, 3);
    QueueFigures[] other = new QueueSimulation(world, 100, 1_000).play(loads, seats, AIM.seconds());
    double met =
        Arrays.stream(other).mapToDouble(QueueFigures::servedInTime).average().orElseThrow();
    assertTrue(met > AIM.share() - 0.02, () -> "on other days " + met);
  }

  @Test
  void theSameSeedPlaysTheSameDays() {
    var world = new QueueSimulation.World(1800, 0.8, 1.0, 0.10);
    assertArrayEquals(
        SeatNeed.bySimulation(steady(60), AIM, world, 5),
        SeatNeed.bySimulation(steady(60), AIM, world, 5));
  }

  @Test
  void whereNoCallComesNoSeatIsNeeded() {
    assertEquals(0, SeatNeed.byFormula(new CallLoad(0, 240, 120), AIM));
  }
}
