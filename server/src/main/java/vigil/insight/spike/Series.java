package vigil.insight.spike;

import java.time.Instant;

/// One series as it stands: a topic in a district, or in the whole city.
///
/// @param cell number of the ten minutes that are being counted, since 1970
/// @param count cases in that cell so far
/// @param quiet usual cells in a row, for closing a spike
public record Series(
    String topic, String district, long cell, int count, History history, Surge surge, int quiet) {
  /// What it has learnt of itself, fading.
  ///
  /// @param seen cases
  /// @param due what the policy expected meanwhile
  /// @param excess by how much the squares of what each cell was off sum to more than the cases
  public record History(double seen, double due, double excess) {
    static final History NONE = new History(0, 0, 0);

    History fadedTo(double part) {
      return new History(seen * part, due * part, excess * part);
    }

    History plus(History more) {
      return new History(seen + more.seen, due + more.due, excess + more.excess);
    }
  }

  /// How far it stands above the usual, this cell's cases not included.
  ///
  /// @param score the CUSUM
  /// @param since cell at which the score last left zero
  /// @param count cases since then
  /// @param usual what was usual for them
  /// @param excess as in [History]
  public record Surge(double score, long since, int count, double usual, double excess) {
    static Surge none(long cell) {
      return new Surge(0, cell, 0, 0, 0);
    }

    /// With one more cell.
    Surge plus(int cases, double expected, double score) {
      double off = cases - expected;
      return new Surge(score, since, count + cases, usual + expected, excess + off * off - cases);
    }
  }

  /// The district of a series that counts the whole city.
  public static final String CITY = "*";

  public static final int CELL_SECONDS = 600;

  static Series fresh(String topic, String district, long cell) {
    return new Series(topic, district, cell, 0, History.NONE, Surge.none(cell), 0);
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
    return new Series(topic, district, cell, count + 1, history, surge, quiet);
  }

  Series resetQuiet() {
    return new Series(topic, district, cell, count, history, surge, 0);
  }

  /// Counting from nothing again, when a spike is closed: what came until then is of the spike, in
  /// the open cell too.
  Series reset() {
    return new Series(topic, district, cell, 0, history, Surge.none(cell), 0);
  }
}
