package vigil.workforce.staffing;

import java.util.Arrays;

/// The fewest seats with which a service level is met: by Erlang A for each half hour on its own,
/// and by simulation of whole days, which starts from there.
public final class SeatNeed {
  private static final int MOST = 5_000;
  private static final int ROUNDS = 16;
  private static final int DAYS_PLAYED = 40;

  private SeatNeed() {}

  /// By Erlang A; 0 where no call comes.
  ///
  /// @throws IllegalArgumentException if more than 5,000 were needed
  public static int byFormula(CallLoad load, ServiceAim aim) {
    if (load.callsPerSecond() <= 0) {
      return 0;
    }
    int low = 0;
    int high = 1;
    while (!isMet(load, high, aim)) {
      low = high;
      high *= 2;
      if (low > MOST) {
        throw new IllegalArgumentException("more than " + MOST + " seats for " + load);
      }
    }
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (isMet(load, middle, aim)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static boolean isMet(CallLoad load, int seats, ServiceAim aim) {
    return servedInTime(load, seats, aim) >= aim.share();
  }

  /// The share of callers that Erlang A promises to be answered in time.
  public static double servedInTime(CallLoad load, int seats, ServiceAim aim) {
    return ErlangA.figures(load, seats, aim.seconds()).servedInTime();
  }

  /// By simulation: seats are added to the half hours that miss the aim until none does.
  public static int[] bySimulation(
      CallLoad[] loads, ServiceAim aim, QueueSimulation.World world, long seed) {
    int[] seats = Arrays.stream(loads).mapToInt(load -> byFormula(load, aim)).toArray();
    var simulation = new QueueSimulation(world, DAYS_PLAYED, seed);
    boolean isMissed = true;
    for (int round = 0; round < ROUNDS && isMissed; round++) {
      QueueFigures[] figures = simulation.play(loads, seats, aim.seconds());
      isMissed = false;
      for (int slot = 0; slot < seats.length; slot++) {
        if (figures[slot].servedInTime() < aim.share()) {
          isMissed = true;
          seats[slot] +=
              Math.max(1, (int) (seats[slot] * (aim.share() - figures[slot].servedInTime()) / 3));
        }
      }
    }
    return seats;
  }
}
