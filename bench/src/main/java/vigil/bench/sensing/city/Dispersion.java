package vigil.bench.sensing.city;

import vigil.bench.sensing.Draws;

/// Why the counts of ten minutes vary more than Poisson's: both are negative binomial.
enum Dispersion {
  /// Callers come in clumps, each about one thing in one district: the count of every series has
  /// three times the variance of its mean, however small it is.
  CLUMPED(
      "callers come in clumps: each count of each series has three times the variance of its mean") {
    @Override
    double factor(Draws draws) {
      return 1;
    }

    @Override
    double clumps() {
      return MEAN_CLUMP;
    }

    @Override
    int clump(Draws draws) {
      double chance = draws.unit();
      int size = 1;
      double term = GROWS / Math.log(RATIO);
      while (chance > term && size < MOST) {
        chance -= term;
        term *= GROWS * size / (size + 1);
        size++;
      }
      return size;
    }
  },

  /// A topic swings, in all districts together: a city-wide count of 3 has three times that
  /// variance, and a smaller one less.
  SWINGING(
      "topics swing: a city-wide count of 3 has three times that variance, a smaller one less") {
    @Override
    double factor(Draws draws) {
      return draws.gamma(SIZE) / SIZE;
    }

    @Override
    double clumps() {
      return 1;
    }

    @Override
    int clump(Draws draws) {
      return 1;
    }
  };

  /// Variance over mean.
  static final double RATIO = 3;

  private static final double GROWS = 1 - 1 / RATIO;

  /// Of the logarithmic distribution, sums of which by Poisson's are the negative binomial.
  private static final double MEAN_CLUMP = (RATIO - 1) / Math.log(RATIO);

  /// Longer ones never come.
  private static final int MOST = 500;

  private static final double SIZE = 3 / (RATIO - 1);

  private final String words;

  Dispersion(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /// By which a kind's mean is multiplied in one cell.
  abstract double factor(Draws draws);

  /// Orders of one clump in the mean.
  abstract double clumps();

  /// Orders of one clump.
  abstract int clump(Draws draws);
}
