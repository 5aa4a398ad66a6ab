package vigil.workforce.forecast;

/// What share of a day's calls each slot brings, by kind of day: the last weeks' shares, newer days
/// counting more, drawn a little towards those of all working days or all days of rest, and with a
/// slot's outbreak clipped.
final class DayProfile {
  private static final double MEMORY_DAYS = 42;

  /// Days of its group that stand beside a kind of day.
  private static final double DAYS_OF_THE_GROUP = 2;

  /// Clipped beyond so many standard deviations, of counts with so much more variance than
  /// Poisson's.
  private static final double USUAL = 3;

  private static final double DISPERSION = 3;
  private static final int ROUNDS = 2;

  private final CallHistory history;
  private double[][] shares = new double[CallHistory.CLASSES][];

  DayProfile(CallHistory history) {
    this.history = history;
    for (int round = 0; round < ROUNDS; round++) {
      learn(round > 0);
    }
  }

  double share(int dayClass, int slot) {
    return shares[dayClass][slot];
  }

  private void learn(boolean isClipped) {
    int slots = history.slots();
    double[][] sums = new double[CallHistory.CLASSES][slots];
    double[] weights = new double[CallHistory.CLASSES];
    for (int day = 0; day < history.days(); day++) {
      if (history.isCounted(day)) {
        int kind = history.dayClass(day);
        double weight = Math.exp((day - history.days()) / MEMORY_DAYS);
        weights[kind] += weight;
        for (int slot = 0; slot < slots; slot++) {
          sums[kind][slot] += weight * share(day, slot, isClipped);
        }
      }
    }
    double[] work = group(sums, false);
    double[] rest = group(sums, true);
    double[][] learnt = new double[CallHistory.CLASSES][];
    for (int kind = 0; kind < CallHistory.CLASSES; kind++) {
      learnt[kind] = mix(sums[kind], weights[kind], CallHistory.isRest(kind) ? rest : work);
    }
    shares = learnt;
  }

  private double share(int day, int slot, boolean isClipped) {
    double total = history.total(day);
    double calls = history.calls(day, slot);
    if (isClipped) {
      double expected = total * shares[history.dayClass(day)][slot];
      double most = USUAL * Math.sqrt(DISPERSION * expected);
      calls = Math.clamp(calls, expected - most, expected + most);
    }
    return calls / total;
  }

  /// The shares of all days of rest, or all others; of all days where there are none.
  private static double[] group(double[][] sums, boolean rest) {
    double[] group = new double[sums[0].length];
    double[] all = new double[sums[0].length];
    for (int kind = 0; kind < sums.length; kind++) {
      for (int slot = 0; slot < group.length; slot++) {
        group[slot] += CallHistory.isRest(kind) == rest ? sums[kind][slot] : 0;
        all[slot] += sums[kind][slot];
      }
    }
    return normal(sum(group) > 0 ? group : all);
  }

  private static double[] mix(double[] sums, double weight, double[] group) {
    double[] mixed = new double[sums.length];
    double behind = DAYS_OF_THE_GROUP * Math.exp(-1);
    for (int slot = 0; slot < mixed.length; slot++) {
      mixed[slot] = (sums[slot] + behind * group[slot]) / (weight + behind);
    }
    return normal(mixed);
  }

  private static double[] normal(double[] values) {
    double sum = sum(values);
    for (int n = 0; sum > 0 && n < values.length; n++) {
      values[n] /= sum;
    }
    return values;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
