package vigil.bench.sensing.city;

import java.util.List;
import vigil.bench.sensing.Draws;

/// Some months of a city by a seed: what happened, what its policy said, and what was put in.
///
/// @param quiet orders without what was put in
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record DrawnCity(
    CityShape shape,
    CityCalendar calendar,
    CityTruth truth,
    CityPolicy policy,
    long[] quiet,
    List<Surge> surges) {
  /// Before anything is measured, so that the detector knows its city.
  static final int WARM_UP_WEEKS = 4;

  /// How it is drawn.
  ///
  /// @param measuredWeeks after the warm-up
  /// @param surgesADay of each form
  record Plan(CityShape shape, Dispersion dispersion, int measuredWeeks, int surgesADay) {}

  static DrawnCity drawn(Plan plan, PolicyFigures figures, long seed) {
    var draws = new Draws(seed);
    CityShape shape = plan.shape();
    var calendar = CityCalendar.drawn(draws, figures, WARM_UP_WEEKS + plan.measuredWeeks());
    double[] lastYear = CityTruth.lastYear(draws, shape);
    var truth = CityTruth.drawn(draws, shape, calendar, figures, lastYear);
    long[] quiet = new CityOrders(shape, calendar, truth, plan.dispersion(), draws).draw();
    var surges =
        Surges.draw(
            shape,
            calendar,
            truth,
            WARM_UP_WEEKS * CityCalendar.DAYS_A_WEEK,
            plan.surgesADay(),
            draws);
    return new DrawnCity(
        shape, calendar, truth, new CityPolicy(shape, calendar, figures, lastYear), quiet, surges);
  }

  long[] withSurges() {
    return PackedOrder.merge(quiet, Surges.orders(surges));
  }

  /// The first moment that is measured, in milliseconds since the start.
  long measuredFrom() {
    return WARM_UP_WEEKS * CityCalendar.DAYS_A_WEEK * 86_400_000L;
  }

  double measuredWeeks() {
    return calendar.days() / (double) CityCalendar.DAYS_A_WEEK - WARM_UP_WEEKS;
  }
}
