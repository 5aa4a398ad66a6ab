package vigil.bench.sensing.city;

import java.util.Arrays;
import vigil.bench.sensing.Draws;

/// What was put into a city to be found.
///
/// @param orderKind of which its orders are
/// @param onset milliseconds since the start
/// @param orders each a [PackedOrder], in the order of their coming
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Surge(Form form, int orderKind, long onset, long[] orders) {
  /// How it comes.
  enum Form {
    /// 30 to 60 more within an hour, in one district.
    LOCAL(60, 120),

    /// The same in all districts by their shares.
    WIDE(60, 120),

    /// From about 3 in ten minutes in the whole city to 30, for half an hour.
    STEEP(30, 60),

    /// Over a day, in one district.
    SLOW(1440, 1440);

    /// Over so many its orders fall.
    final int minutes;

    /// Minutes from its onset.
    final int foundWithin;

    Form(int minutes, int foundWithin) {
      this.minutes = minutes;
      this.foundWithin = foundWithin;
    }

    int orders(Draws draws) {
      return switch (this) {
        case LOCAL, WIDE -> 30 + draws.below(31);
        case STEEP -> draws.poisson(MORE * minutes / 10);
        case SLOW -> 20 + draws.below(61);
      };
    }

    boolean isLocal() {
      return this == LOCAL || this == SLOW;
    }

    /// Whether its orders come by the hours of the day.
    boolean isDaily() {
      return this == SLOW;
    }
  }

  /// Orders a steep rise adds in ten minutes: 30 where 3 came.
  private static final double MORE = 27;

  private static final long MINUTE_MILLIS = 60_000;

  /// No hour is so many times the mean hour.
  private static final double BUSIEST = 4;

  static Surge drawn(Draws draws, CityTruth truth, Form form, int kind, long onset) {
    double[] shares = truth.shares()[kind];
    int where = draws.below(shares.length);
    long[] orders = new long[form.orders(draws)];
    for (int n = 0; n < orders.length; n++) {
      int district = form.isLocal() ? where : pick(draws, shares);
      orders[n] = PackedOrder.of(millis(draws, truth, form, kind, onset), kind, district);
    }
    Arrays.sort(orders);
    return new Surge(form, kind, onset, orders);
  }

  private static long millis(Draws draws, CityTruth truth, Form form, int kind, long onset) {
    long millis;
    do {
      millis = onset + draws.below((int) (form.minutes * MINUTE_MILLIS));
    } while (form.isDaily() && draws.unit() * BUSIEST > truth.workdayHours()[kind][hour(millis)]);
    return millis;
  }

  private static int hour(long millis) {
    return (int) (millis / (60 * MINUTE_MILLIS) % 24);
  }

  private static int pick(Draws draws, double[] shares) {
    double chance = draws.unit();
    int district = 0;
    while (district < shares.length - 1 && chance > shares[district]) {
      chance -= shares[district];
      district++;
    }
    return district;
  }

  long last() {
    return onset + form.foundWithin * MINUTE_MILLIS;
  }

  double minutesTo(long millis) {
    return (millis - onset) / (double) MINUTE_MILLIS;
  }
}
