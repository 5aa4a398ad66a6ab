package vigil.bench.sensing.city;

/// A CUSUM of the log likelihood ratio of three times the usual against the usual, counts being
/// negative binomial of one size in every cell.
record CusumRule() implements SeriesRule {
  private static final double RATIO = 3;

  /// As the shipped policy has it.
  private static final double SIZE = 8;

  @Override
  public String name() {
    return "NB CUSUM, ratio 3";
  }

  @Override
  public void score(int[] counts, double[] usual, float[] best) {
    double sum = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      if (sum > 0 || counts[cell] > 0) {
        sum = Math.max(0, sum + evidence(counts[cell], usual[cell]));
        best[cell] = Math.max(best[cell], (float) sum);
      }
    }
  }

  private static double evidence(int count, double usual) {
    double surge = RATIO * usual;
    return count * Math.log(RATIO * (usual + SIZE) / (surge + SIZE))
        - SIZE * Math.log((surge + SIZE) / (usual + SIZE));
  }
}
