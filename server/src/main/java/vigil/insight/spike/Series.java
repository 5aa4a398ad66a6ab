package vigil.insight.spike;

import java.time.Instant;

/// One series as it stands: a topic in a district, or in the whole city.
///
/// @param cell number of the ten minutes that are being counted, since 1970
/// @param count cases in that cell so far
/// @param seen own history: cases, fading
/// @param due own history: what the policy expected meanwhile, fading
/// @param score the CUSUM before this cell
/// @param since cell at which the score last left zero
/// @param run cases since then, this cell's not included
/// @param runUsual what was usual for them
/// @param quiet usual cells in a row, for closing a spike
public record Series(
    String topic,
    String district,
    long cell,
    int count,
    double seen,
    double due,
    double score,
    long since,
    int run,
    double runUsual,
    int quiet) {
  /// The district of a series that counts the whole city.
  public static final String CITY = "*";

  public static final int CELL_SECONDS = 600;

  static Series fresh(String topic, String district, long cell) {
    return new Series(topic, district, cell, 0, 0, 0, 0, cell, 0, 0, 0);
  }

  public static long cellOf(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), CELL_SECONDS);
  }

  public static Instant startOf(long cell) {
    return Instant.ofEpochSecond(cell * CELL_SECONDS);
  }

  public boolean isCity() {
    return district.equals(CITY);
  }

  Series plusOne() {
    return new Series(
        topic, district, cell, count + 1, seen, due, score, since, run, runUsual, quiet);
  }

  Series resetQuiet() {
    return new Series(topic, district, cell, count, seen, due, score, since, run, runUsual, 0);
  }

  /// The score that counts from nothing again, when a spike is closed.
  Series resetScore() {
    return new Series(topic, district, cell, count, seen, due, 0, cell, 0, 0, 0);
  }
}
