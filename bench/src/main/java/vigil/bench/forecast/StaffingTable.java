package vigil.bench.forecast;

import java.util.Arrays;
import vigil.workforce.staffing.CallLoad;
import vigil.workforce.staffing.QueueFigures;
import vigil.workforce.staffing.QueueSimulation;
import vigil.workforce.staffing.SeatNeed;
import vigil.workforce.staffing.ServiceAim;

/// Seats by Erlang A beside seats by simulation, for days of steady calls.
final class StaffingTable {
  private static final ServiceAim AIM = new ServiceAim(0.85, 15);
  private static final QueueSimulation.World WORLD =
      new QueueSimulation.World(1800, 0.8, 1.0, 0.06);
  private static final int SLOTS = 48;
  private static final long SEED = 20_220_301;

  private StaffingTable() {}

  static void print() {
    System.out.printf(
        "seats for 85 %% answered within 15 s, 240 s of handling, 120 s of patience; played:"
            + " lognormal handling (0.8) and%npatience (1.0), days that bring 6 %% more or less"
            + " (standard deviation)%n%n");
    System.out.printf(
        "%-22s %9s %12s %12s %15s %14s%n",
        "calls in half an hour",
        "Erlang A",
        "it promises",
        "comes true",
        "by simulation",
        "comes true");
    for (double calls : new double[] {20, 100, 500, 1000}) {
      CallLoad load = new CallLoad(calls / 1800, 240, 120);
      CallLoad[] loads = new CallLoad[SLOTS];
      Arrays.fill(loads, load);
      int[] formula = new int[SLOTS];
      Arrays.fill(formula, SeatNeed.byFormula(load, AIM));
      int[] played = SeatNeed.bySimulation(loads, AIM, WORLD, SEED);
      System.out.printf(
          "%-22.0f %9d %12.3f %12.3f %15.1f %14.3f%n",
          calls,
          formula[0],
          SeatNeed.servedInTime(load, formula[0], AIM),
          comesTrue(loads, formula),
          Arrays.stream(played).average().orElse(0),
          comesTrue(loads, played));
    }
    System.out.println();
  }

  /// On days that the seats were not chosen by.
  private static double comesTrue(CallLoad[] loads, int[] seats) {
    return Arrays.stream(
            new QueueSimulation(WORLD, 200, SEED + 10_000).play(loads, seats, AIM.seconds()))
        .mapToDouble(QueueFigures::servedInTime)
        .average()
        .orElse(0);
  }
}
