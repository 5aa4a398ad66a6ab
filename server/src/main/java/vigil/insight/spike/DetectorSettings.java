package vigil.insight.spike;

/// How sensing is set; the values live in `policy/sensing.csv`.
///
/// @param ratio how many times the usual a surge is assumed to be
/// @param dispersion size of the negative binomial: the smaller, the wilder quiet days are
/// @param threshold score at which a spike is raised
/// @param halfLifeDays after how long own history counts half
/// @param floor a topic is never expected to come less often than this share of the policy's usual
/// @param fewest no spike is raised on fewer cases
/// @param joins score from which a district is named as part of a spike
/// @param ending when a spike is over
public record DetectorSettings(
    double ratio,
    double dispersion,
    double threshold,
    double halfLifeDays,
    double floor,
    int fewest,
    double joins,
    Ending ending) {
  /// When a spike is over.
  ///
  /// @param quietCells so many usual cells in a row close it
  /// @param restCells what rises within so many cells of its end is the same wave; 0 where each
  ///   rise is news
  public record Ending(int quietCells, int restCells) {
    /// A day: the same hours have been seen again.
    public static final int DAY_CELLS = 144;
  }

  /// Cells of ten minutes in a week.
  public static final int CELLS_A_WEEK = 7 * 24 * 6;

  public DetectorSettings {
    if (ratio <= 1
        || dispersion <= 0
        || threshold <= 0
        || halfLifeDays <= 0
        || ending.quietCells() < 1) {
      throw new IllegalArgumentException("Sensing needs a ratio above 1 and positive settings");
    }
  }

  /// The threshold by which all series together raise at most `falseAlarmsAWeek` on usual days
  /// (Lorden 1971: the mean time between false alarms of one series is at least e^h cells).
  public static double threshold(int series, double falseAlarmsAWeek) {
    return Math.log(series * CELLS_A_WEEK / falseAlarmsAWeek);
  }

  /// What one cell adds to a score: the log likelihood ratio of `count` under `ratio` times the
  /// usual against the usual.
  ///
  /// @param size of the negative binomial for this cell
  double evidence(int count, double usual, double size) {
    double surge = ratio * usual;
    return count * Math.log(ratio * (usual + size) / (surge + size))
        - size * Math.log((surge + size) / (usual + size));
  }

  /// Whether a wave is known once it has ended, and by how much it brings.
  boolean knowsWaves() {
    return ending.restCells() > 0;
  }

  /// Whether all that came is weighed once more, as one piece of news. Where each rise is to be
  /// told within minutes it is not.
  boolean weighsTogether() {
    return knowsWaves();
  }

  double keptPerCell() {
    return Math.pow(0.5, 1 / (halfLifeDays * 144));
  }
}
