package vigil.workforce.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Calls to come, from weeks that were drawn.
class CallForecastTest {
  private static final ForecastMethod OURS = new SmoothedProfile();
  private static final int WEEKS = 16;
  private static final int DAYS = 7 * WEEKS;
  private static final BackTest WEEKLY = new BackTest(DAYS, 7, CallForecast.DAYS);

  private static double total(double[] slots) {
    return Arrays.stream(slots).sum();
  }

  // promise: docs/forecast.md «below six weeks there is none»
  @Test
  void belowSixWeeksThereIsNoForecast() {
    assertThrows(
        IllegalArgumentException.class, () -> CallForecast.of(DrawnCalls.draw(1, 6 * 7 - 1)));
    assertEquals(CallForecast.DAYS, CallForecast.of(DrawnCalls.draw(1, 6 * 7)).size());
  }

  // promise: docs/forecast.md «misses less than the four-week mean, told of holidays or not»
  @Test
  void itMissesLessThanEachBaselineOverFourteenDays() {
    for (long seed = 1; seed <= 3; seed++) {
      CallHistory history = DrawnCalls.draw(seed, DAYS + 60);
      double ours = WEEKLY.run(OURS, history).allDays().wape();
      for (ForecastMethod other :
          List.of(
              new FourWeekMean(true),
              new FourWeekMean(false),
              new HoltWinters(),
              new SeasonalNaive())) {
        double theirs = WEEKLY.run(other, history).allDays().wape();
        assertTrue(ours < theirs, () -> other.name() + ": " + ours + " against " + theirs);
      }
    }
  }

  // promise: docs/forecast.md «nine half hours of ten lie within»
  @Test
  void nineHalfHoursOfTenLieWithinTheInterval() {
    ForecastScore score = ForecastScore.NONE;
    for (long seed = 1; seed <= 6; seed++) {
      score = score.plus(WEEKLY.runIntervals(DrawnCalls.draw(seed, DAYS + 42)));
    }
    assertEquals(0.90, score.coverage(), 0.03);
  }

  // promise: docs/forecast.md «an outbreak of one day leaves the days after as they were»
  @Test
  void anOutbreakOfOneDayMovesNeitherTheLevelNorItsWeekday() {
    int monday = DAYS - 7;
    CallHistory quiet = DrawnCalls.draw(2, DAYS);
    CallHistory struck = DrawnCalls.draw(2, DAYS, Set.of(), day -> day == monday ? 2.5 : 1);
    double[][] usual = OURS.expect(quiet, CallForecast.DAYS);
    double[][] after = OURS.expect(struck, CallForecast.DAYS);
    for (int day = 0; day < CallForecast.DAYS; day++) {
      assertEquals(1, total(after[day]) / total(usual[day]), 0.04, "day " + day);
    }
  }

  // promise: docs/forecast.md «one that stays is followed»
  @Test
  void aLevelThatStaysIsFollowedWithinAWeek() {
    CallHistory risen = DrawnCalls.draw(3, DAYS, Set.of(), day -> day >= DAYS - 7 ? 1.5 : 1);
    double before = total(OURS.expect(DrawnCalls.draw(3, DAYS), 1)[0]);
    assertEquals(1.5, total(OURS.expect(risen, 1)[0]) / before, 0.1);
  }

  // promise: docs/forecast.md «A holiday to come is expected as holidays were»
  @Test
  void aHolidayToComeIsExpectedAsHolidaysWere() {
    LocalDate past = DrawnCalls.MONDAY.plusDays(DAYS - 28);
    LocalDate next = DrawnCalls.MONDAY.plusDays(DAYS + 7);
    CallHistory history = DrawnCalls.draw(4, DAYS, Set.of(past, past.plusDays(1), next), _ -> 1);
    double[][] expected = OURS.expect(history, CallForecast.DAYS);
    assertEquals(0.7, total(expected[7]) / total(expected[0]), 0.05);
  }

  // promise: docs/forecast.md «nothing is learnt from a day without a call»
  @Test
  void aDayThatWasNotCountedTeachesNothing() {
    CallHistory whole = DrawnCalls.draw(5, DAYS);
    CallHistory gap = DrawnCalls.draw(5, DAYS, Set.of(), day -> day == DAYS - 3 ? 0 : 1);
    assertEquals(0, gap.total(DAYS - 3));
    double usual = total(OURS.expect(whole, 1)[0]);
    assertEquals(1, total(OURS.expect(gap, 1)[0]) / usual, 0.03);
  }

  // promise: docs/forecast.md «the half hours in which it was not counted teach nothing»
  @Test
  void aDayThatWasCountedInPartLeavesTheIntervalAsItWas() {
    CallHistory whole = DrawnCalls.draw(6, DAYS);
    int cut = DAYS - 5;
    List<int[]> calls = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      int of = day;
      calls.add(
          IntStream.range(0, DrawnCalls.SLOTS)
              .map(slot -> of == cut && slot >= 16 ? 0 : whole.calls(of, slot))
              .toArray());
    }
    var inPart = new CallHistory(DrawnCalls.MONDAY, calls, _ -> DayKind.ORDINARY);
    List<List<PredictionInterval>> usual = CallForecast.of(whole);
    List<List<PredictionInterval>> after = CallForecast.of(inPart);
    for (int day = 0; day < CallForecast.DAYS; day++) {
      for (int slot = 0; slot < DrawnCalls.SLOTS; slot++) {
        PredictionInterval one = usual.get(day).get(slot);
        assertEquals(1, after.get(day).get(slot).lower() / one.lower(), 0.15, one::toString);
        assertEquals(1, after.get(day).get(slot).expected() / one.expected(), 0.1, one::toString);
      }
    }
  }

  @Test
  void aQuietNightIsNoLineThatWasNotCounted() {
    List<int[]> calls = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      calls.add(new int[] {day % 7 == 3 ? 0 : 9, 100});
    }
    var history = new CallHistory(DrawnCalls.MONDAY, calls, _ -> DayKind.ORDINARY);
    assertEquals(0, history.filled().calls(3, 0));
    assertEquals(9, history.filled().calls(4, 0));
  }
}
