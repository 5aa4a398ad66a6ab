package vigil.workforce.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The baselines, on days that can be summed by hand.
class BaselinesTest {
  private static final int[] WEEK = {10, 20, 30, 40, 50, 60, 70};

  /// @param grows calls more each week
  private static CallHistory weeks(int weeks, int grows) {
    List<int[]> calls = new ArrayList<>();
    for (int day = 0; day < 7 * weeks; day++) {
      int count = WEEK[day % 7] + grows * (day / 7);
      calls.add(new int[] {count, 2 * count});
    }
    return new CallHistory(DrawnCalls.MONDAY, calls, _ -> DayKind.ORDINARY);
  }

  @Test
  void seasonalNaiveRepeatsTheLastWeek() {
    double[][] expected = new SeasonalNaive().expect(weeks(5, 1), 14);
    assertEquals(14, expected[0][0]);
    assertEquals(28, expected[7][1]);
    assertEquals(74, expected[13][0]);
  }

  @Test
  void theFourWeekMeanIsTheMeanOfFourSameWeekdays() {
    for (boolean told : new boolean[] {true, false}) {
      double[][] expected = new FourWeekMean(told).expect(weeks(6, 2), 8);
      assertEquals(10 + (4 + 6 + 8 + 10) / 4.0, expected[0][0], 1e-9);
      assertEquals(expected[0][0], expected[7][0], 1e-9);
    }
  }

  @Test
  void holtWintersRepeatsAWeekThatNeverChanged() {
    double[][] expected = new HoltWinters().expect(weeks(8, 0), 14);
    for (int day = 0; day < 14; day++) {
      assertEquals(WEEK[day % 7], expected[day][0], 1e-6);
    }
  }

  @Test
  void theErrorIsWhatWasMissedByWhatCame() {
    var errors = ForecastScore.Errors.NONE.plus(90, 100).plus(120, 100);
    assertEquals(0.15, errors.wape(), 1e-9);
  }
}
