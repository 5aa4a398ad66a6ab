package vigil.bench.sensing.city;

/// Between which means a count that was seen is no surprise: 95 of 100 such intervals hold the mean
/// (Garwood 1936).
record PoissonInterval(double low, double high) {
  private static final double TAIL = 0.025;
  private static final double PRECISE = 1e-6;

  static PoissonInterval of(int count) {
    double low = count == 0 ? 0 : mean(count - 1, 1 - TAIL, count);
    return new PoissonInterval(low, mean(count, TAIL, count));
  }

  PoissonInterval perUnit(double units) {
    return new PoissonInterval(low / units, high / units);
  }

  /// The mean under which so many or fewer come with this chance.
  private static double mean(int most, double chance, int about) {
    double low = 0;
    double high = about + 10 + 6 * Math.sqrt(about + 1.0);
    while (high - low > PRECISE) {
      double middle = (low + high) / 2;
      boolean isOften = atMost(most, middle) > chance;
      low = isOften ? middle : low;
      high = isOften ? high : middle;
    }
    return low;
  }

  private static double atMost(int most, double mean) {
    double log = -mean;
    double sum = 0;
    for (int k = 0; k <= most; k++) {
      sum += Math.exp(log);
      log += Math.log(mean / (k + 1));
    }
    return sum;
  }
}
