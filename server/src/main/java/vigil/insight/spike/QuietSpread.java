package vigil.insight.spike;

import java.util.Collection;
import vigil.insight.counts.NegativeBinomial;

/// How much more the counts of quiet days vary than Poisson's. Callers come in clumps and topics
/// swing, which the hotline sees for itself; and the usual is wrong for hours on end, which more
/// cells do not mend.
///
/// @param excess variance over mean, less one, however long it was counted
/// @param size of a negative binomial: by how much the usual of all cells together is wrong
record QuietSpread(double excess, double size) {
  /// Before anything was seen.
  private static final double FIRST_EXCESS = 0.5;

  /// How many cases that is worth, and what a topic's districts together say of one of them.
  private static final double WEIGHT = 100;

  /// The usual is wrong by a quarter: hours, weekdays, and what topics and districts have in
  /// common.
  private static final double SIZE = 16;

  /// No series varies less than Poisson's.
  private static final double LEAST = 1e-6;

  /// @param ofTopic all series of its topic: few cases of a district say little
  /// @param weight how many cases the policy's usual is worth
  static QuietSpread of(Series one, Collection<Series> ofTopic, double weight) {
    double first = FIRST_EXCESS;
    if (!one.isCity()) {
      var districts = Series.History.NONE;
      for (Series other : ofTopic) {
        districts = other.isCity() ? districts : districts.plus(other.history());
      }
      first = excess(districts, FIRST_EXCESS);
    }
    return new QuietSpread(
        excess(one.history(), first), 1 / (1 / SIZE + 1 / (weight + one.history().seen())));
  }

  private static double excess(Series.History seen, double first) {
    return Math.max(LEAST, (WEIGHT * first + seen.excess()) / (WEIGHT + seen.seen()));
  }

  /// Minus the logarithm of the chance of so many or more.
  double surprise(int count, double usual) {
    return count <= usual
        ? 0
        : -NegativeBinomial.logTail(count, usual, 1 / (excess / usual + 1 / size));
  }
}
