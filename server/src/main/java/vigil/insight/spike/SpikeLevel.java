package vigil.insight.spike;

/// How much a spike brings, against the policy's usual: the level at which people know it. It is
/// weighed as the usual is: by a CUSUM of the log likelihood of `ratio` times this level against
/// this level. What the hotline learns of its usual in a pause moves no level.
///
/// @param cases that came in cells above the usual, fading by half in a day of such cells
/// @param usual how many the policy expects for them; 0 as long as no cell of it is over
/// @param rise how far it stands above the level, the open cell's cases not included
public record SpikeLevel(double cases, double usual, Series.Surge rise) {
  private static final double KEPT = Math.pow(0.5, 1.0 / DetectorSettings.Ending.DAY_CELLS);

  /// What is usual in a cell.
  ///
  /// @param policy as the policy says
  /// @param learnt as the hotline has seen it since
  record CellUsual(double policy, double learnt) {}

  /// Of a wave of which nobody knows how much it brings.
  static SpikeLevel unknown(long cell) {
    return new SpikeLevel(0, 0, Series.Surge.none(cell));
  }

  /// What came of a surge.
  static SpikeLevel of(int cases, double usual, long cell) {
    return new SpikeLevel(cases, usual, Series.Surge.none(cell));
  }

  /// The level after a cell is over.
  ///
  /// @param usualNow what is usual in that cell
  /// @param isBurning a pause, and a cell that is usual, teach nothing of how much a wave brings
  SpikeLevel closed(Series city, CellUsual usualNow, boolean isBurning, DetectorSettings sensing) {
    double score = score(city, usualNow, sensing);
    var next =
        score > 0
            ? rise.plus(city.count(), usualNow.policy(), score)
            : Series.Surge.none(city.cell() + 1);
    return isBurning
        ? new SpikeLevel(cases * KEPT + city.count(), usual * KEPT + usualNow.policy(), next)
        : new SpikeLevel(cases, usual, next);
  }

  /// Whether it has come to more than people know of.
  boolean isExceeded(Series city, CellUsual usualNow, DetectorSettings sensing) {
    return score(city, usualNow, sensing) >= sensing.threshold()
        && rise.count() + city.count() >= sensing.fewest();
  }

  /// The level that people know from now on.
  SpikeLevel risen(long cell) {
    return of(rise.count(), rise.usual(), cell);
  }

  /// The score with the cell that is being counted.
  private double score(Series city, CellUsual usualNow, DetectorSettings sensing) {
    if (usual <= 0) {
      return 0;
    }
    double known = Math.max(usualNow.learnt(), usualNow.policy() * cases / usual);
    double size = 1 / (1 / sensing.dispersion() + 1 / Math.max(1, cases));
    return Math.max(0, rise.score() + sensing.evidence(city.count(), known, size));
  }
}
