package vigil.workforce.staffing;

/// The queue M/M/n+M (Palm 1957; Garnett, Mandelbaum, Reiman 2002): callers hang up after times
/// that are exponential. The wait that a patient caller would meet has the density `lambda p(n-1)
/// exp(lambda / theta (1 - e^(-theta x)) - n mu x)` (Baccelli and Hebuterne 1981).
final class ErlangA {
  /// Simpson's rule over so many steps.
  private static final int STEPS = 4_000;

  /// Of the density's greatest value, below which it is nothing.
  private static final double NOTHING_LOG = -40;

  private final CallLoad load;
  private final int seats;
  private final double leaving;
  private final double serving;

  /// The exponent where the density is greatest.
  private final double top;

  private ErlangA(CallLoad load, int seats) {
    this.load = load;
    this.seats = seats;
    leaving = 1 / load.patienceSeconds();
    serving = seats / load.handlingSeconds();
    top = exponent(peak());
  }

  static QueueFigures figures(CallLoad load, int seats, double seconds) {
    if (load.callsPerSecond() <= 0) {
      return new QueueFigures(0, 0, 0, 0, 1);
    }
    if (Double.isInfinite(load.patienceSeconds())) {
      return ErlangC.figures(load, seats, seconds);
    }
    return new ErlangA(load, seats).figures(seconds);
  }

  private QueueFigures figures(double seconds) {
    double end = end();
    double all = integral(0, end, 0);
    double staying = integral(0, end, leaving);
    double inTime = integral(0, Math.min(seconds, end), leaving);
    // Times e^top: the states with a free seat, in units of the one with one left.
    double free = Math.exp(-top) / Erlang.blocked(load.offered(), seats - 1);
    double whole = free + load.callsPerSecond() * all;
    double waiting = load.callsPerSecond() * all / whole;
    double abandoned = load.callsPerSecond() * (all - staying) / whole;
    return new QueueFigures(
        waiting,
        abandoned,
        abandoned * load.patienceSeconds(),
        load.offered() * (1 - abandoned) / seats,
        1 - waiting + load.callsPerSecond() * inTime / whole);
  }

  /// Where arrivals of those still patient are as fast as seats.
  private double peak() {
    double overload = load.callsPerSecond() / serving;
    return overload <= 1 ? 0 : Math.log(overload) / leaving;
  }

  private double end() {
    double end = Math.max(1, peak());
    while (exponent(end) - top > NOTHING_LOG) {
      end *= 1.3;
    }
    return end;
  }

  private double exponent(double wait) {
    return -load.callsPerSecond() / leaving * Math.expm1(-leaving * wait) - serving * wait;
  }

  private double integral(double from, double to, double discount) {
    double step = (to - from) / STEPS;
    double sum = 0;
    for (int n = 0; n <= STEPS; n++) {
      double wait = from + n * step;
      int weight = n == 0 || n == STEPS ? 1 : 2 + 2 * (n % 2);
      sum += weight * Math.exp(exponent(wait) - top - discount * wait);
    }
    return sum * step / 3;
  }
}
