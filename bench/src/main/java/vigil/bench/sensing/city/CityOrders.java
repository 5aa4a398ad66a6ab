package vigil.bench.sensing.city;

import java.util.Arrays;
import vigil.bench.sensing.Draws;

/// Draws the orders of a city. Cost: one Poisson draw a kind and cell and a little an order, so
/// that a year of 3,200 series takes seconds; which district an order falls into is drawn for each
/// clump, which gives the same counts as drawing each series.
final class CityOrders {
  private static final long CELL_MILLIS = 600_000;

  private final CityShape shape;
  private final CityCalendar calendar;
  private final CityTruth truth;
  private final Dispersion dispersion;
  private final Draws draws;
  private long[] orders = new long[1 << 16];
  private int many;

  CityOrders(
      CityShape shape, CityCalendar calendar, CityTruth truth, Dispersion dispersion, Draws draws) {
    this.shape = shape;
    this.calendar = calendar;
    this.truth = truth;
    this.dispersion = dispersion;
    this.draws = draws;
  }

  /// All of them, each a [PackedOrder], in the order of their coming.
  long[] draw() {
    for (int hour = 0; hour < calendar.hours(); hour++) {
      for (int kind = 0; kind < shape.kinds(); kind++) {
        drawHour(kind, hour);
      }
    }
    long[] drawn = Arrays.copyOf(orders, many);
    Arrays.sort(drawn);
    return drawn;
  }

  private void drawHour(int kind, int hour) {
    double[] upTo = new double[shape.districts()];
    double sum = 0;
    for (int district = 0; district < shape.districts(); district++) {
      sum += truth.shares()[kind][district] * truth.districts()[district][hour];
      upTo[district] = sum;
    }
    double mean = truth.cityRate(kind, hour, calendar.workdays()[hour / 24]) * sum;
    for (int n = 0; n < CityCalendar.CELLS_AN_HOUR; n++) {
      long cell = (long) hour * CityCalendar.CELLS_AN_HOUR + n;
      int clumps = draws.poisson(mean * dispersion.factor(draws) / dispersion.clumps());
      for (int clump = 0; clump < clumps; clump++) {
        int district = below(upTo, draws.unit() * sum);
        for (int order = dispersion.clump(draws); order > 0; order--) {
          add(PackedOrder.of(millisIn(cell), kind, district));
        }
      }
    }
  }

  private long millisIn(long cell) {
    return cell * CELL_MILLIS + draws.below((int) CELL_MILLIS);
  }

  private static int below(double[] upTo, double chance) {
    int district = 0;
    while (district < upTo.length - 1 && chance > upTo[district]) {
      district++;
    }
    return district;
  }

  private void add(long order) {
    if (many == orders.length) {
      orders = Arrays.copyOf(orders, 2 * many);
    }
    orders[many++] = order;
  }
}
