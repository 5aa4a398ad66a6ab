package vigil.workforce.staffing;

/// The formulas of A. K. Erlang, and that with impatient callers.
final class Erlang {
  private Erlang() {}

  /// Erlang B: the share of callers that finds all seats busy where nobody waits.
  static double blocked(double offered, int seats) {
    double inverse = 1;
    for (int seat = 1; seat <= seats; seat++) {
      inverse = 1 + inverse * seat / offered;
    }
    return 1 / inverse;
  }
}
