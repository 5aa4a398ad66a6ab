package vigil.bench.sensing.city;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigil.bench.sensing.Draws;

class DrawnCityTest {
  private static final CityShape SMALL = new CityShape(4, 4, 3_000);
  private static final PolicyFigures FIGURES = new PolicyFigures();
  private static final long SEED = 7;

  private static DrawnCity city(Dispersion dispersion, long seed) {
    return DrawnCity.drawn(new DrawnCity.Plan(SMALL, dispersion, 2, 1), FIGURES, seed);
  }

  /// Six weeks of 20 kinds in 4 districts: 484,000 counts.
  @Test
  void clumpedCountsHaveTheMeanSaidAndThreeTimesItsVarianceInEveryDistrict() {
    var city = city(Dispersion.CLUMPED, SEED);
    var grid = new CountGrid(city, city.quiet());
    double cases = 0;
    double mean = 0;
    double squares = 0;
    for (int kind = 0; kind < SMALL.kinds(); kind++) {
      if (CityShape.isWhole(kind)) {
        continue;
      }
      for (int district = 0; district < SMALL.districts(); district++) {
        int[] counts = grid.series(kind, district);
        for (int cell = 0; cell < counts.length; cell++) {
          double expected = mean(city, kind, district, cell);
          cases += counts[cell];
          mean += expected;
          squares += (counts[cell] - expected) * (counts[cell] - expected);
        }
      }
    }
    assertEquals(1, cases / mean, 0.02);
    assertEquals(Dispersion.RATIO, squares / mean, 0.1);
  }

  /// Size 1.5: three times the variance where the mean is 3.
  @Test
  void swingingCountsOfTheWholeCityHaveTheMeanSaidAndTheVarianceOfItsSize() {
    var city = city(Dispersion.SWINGING, SEED);
    var grid = new CountGrid(city, city.quiet());
    double cases = 0;
    double mean = 0;
    double squares = 0;
    double variance = 0;
    for (int kind = 0; kind < SMALL.kinds(); kind++) {
      if (CityShape.isWhole(kind)) {
        continue;
      }
      int[] counts = grid.series(kind, SMALL.districts());
      for (int cell = 0; cell < counts.length; cell++) {
        double expected = 0;
        for (int district = 0; district < SMALL.districts(); district++) {
          expected += mean(city, kind, district, cell);
        }
        cases += counts[cell];
        mean += expected;
        squares += (counts[cell] - expected) * (counts[cell] - expected);
        variance += expected + expected * expected / 1.5;
      }
    }
    assertEquals(1, cases / mean, 0.015);
    assertEquals(1, squares / variance, 0.05);
  }

  private static double mean(DrawnCity city, int kind, int district, int cell) {
    int hour = cell / CityCalendar.CELLS_AN_HOUR;
    return city.truth().mean(kind, district, hour, city.calendar().workdays()[hour / 24]);
  }

  @Test
  void aSeedDrawsTheSameCityAgainAndAnotherSeedAnother() {
    long[] once = city(Dispersion.CLUMPED, SEED).withSurges();
    assertArrayEquals(once, city(Dispersion.CLUMPED, SEED).withSurges());
    assertFalse(Arrays.equals(once, city(Dispersion.CLUMPED, SEED + 1).withSurges()));
  }

  /// The policy is last year's: right in the mean, and wrong for each topic.
  @Test
  void thePolicyKnowsTheCityInTheMeanOnly() {
    var city = city(Dispersion.CLUMPED, SEED);
    double said = 0;
    double off = 0;
    int cells = city.calendar().days() * CityCalendar.CELLS_A_DAY;
    var grid = new CountGrid(city, city.quiet());
    double came = 0;
    for (int topic = 0; topic < SMALL.kinds(); topic += CityShape.KINDS_A_CATEGORY) {
      double due = sum(city.policy().cells(topic, SMALL.districts(), cells));
      long seen = 0;
      for (int count : grid.series(topic, SMALL.districts())) {
        seen += count;
      }
      said += due;
      came += seen;
      off = Math.max(off, Math.abs(seen / due - 1));
    }
    assertEquals(1, came / said, 0.25);
    assertTrue(off > 0.05, "some topic is off by a twentieth at least");
  }

  private static double sum(double[] parts) {
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(Dispersion.class)
  void theShippedDetectorFindsFortyMoreWithinAnHourInOneDistrict(Dispersion dispersion) {
    var city = city(dispersion, SEED);
    long onset = city.measuredFrom() + 3 * 86_400_000L + 2 * 3_600_000L;
    var surge = Surge.drawn(new Draws(1), city.truth(), Surge.Form.LOCAL, 6, onset);
    assertTrue(surge.orders().length >= 30);
    var shipped = new ShippedDetector("shipped", FIGURES.settings(SMALL.series()));
    var woken = shipped.read(city, PackedOrder.merge(city.quiet(), surge.orders()));
    assertTrue(
        woken.stream()
            .anyMatch(wake ->
                CityShape.contains(wake.topic(), 6)
                    && wake.millis() >= onset
                    && wake.millis() <= surge.last()),
        woken::toString);
  }

  @Test
  void surgesLieInMeasuredWeeksAndNeverTwoInACategoryWithinThreeDays() {
    var surges = city(Dispersion.CLUMPED, SEED).surges();
    assertFalse(surges.isEmpty());
    for (int n = 0; n < surges.size(); n++) {
      Surge one = surges.get(n);
      assertTrue(one.onset() >= city(Dispersion.CLUMPED, SEED).measuredFrom());
      for (Surge other : surges.subList(0, n)) {
        boolean isSameCategory =
            CityShape.category(one.orderKind()) == CityShape.category(other.orderKind());
        long apart = Math.abs(one.onset() - other.onset());
        assertTrue(!isSameCategory || apart > 2 * 86_400_000L);
      }
    }
  }

  @Test
  void oneMatterInTwoTopicsWakesOnceByARule() {
    float[][] scores = new float[2 * CityShape.KINDS_A_CATEGORY][400];
    scores[1][10] = 5;
    scores[0][11] = 5;
    scores[1][150] = 5;
    scores[2][12] = 5;
    scores[6][12] = 5;
    assertEquals(
        List.of(1, 6),
        RuleDetector.listWakes(scores, 5).stream().map(CityDetector.Wake::topic).toList());
    scores[1][399] = 5;
    assertEquals(3, RuleDetector.listWakes(scores, 5).size(), "a day later it is another matter");
  }

  /// Garwood 1936.
  @Test
  void theIntervalOfAPoissonCountIsTheExactOne() {
    assertEquals(3.689, PoissonInterval.of(0).high(), 1e-3);
    assertEquals(4.795, PoissonInterval.of(10).low(), 1e-3);
    assertEquals(18.390, PoissonInterval.of(10).high(), 1e-3);
  }
}
