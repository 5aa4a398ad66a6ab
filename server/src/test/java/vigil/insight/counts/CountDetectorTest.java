package vigil.insight.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vigil.kernel.Worlds;

/// An outbreak is told in the week in which it shows; quiet series keep quiet.
class CountDetectorTest {
  private static final int WEEKS = 300;
  private static final boolean[] NO_HOLIDAYS = {};
  private final CountDetector weekly = new CountDetector(CountSettings.weekly(Cadence.WEEK));
  private final CountDetector daily = new CountDetector(CountSettings.daily());

  @Test
  void anOutbreakOfTwoWeeksIsToldAndItsWeeksAreNamed() {
    int[] counts = quiet(1, WEEKS, 20);
    counts[280] += 20;
    counts[281] += 20;
    CountReading told = weekly.read(counts, NO_HOLIDAYS, 281).getFirst();
    assertTrue(told.isAlarm(), told::toString);
    assertEquals(2, told.periods());
    assertEquals(20, told.expected(), 4);
  }

  // promise: docs/counts.md «fewer than one quiet week in a hundred is an alarm»
  @Test
  void quietSeriesAlarmInLessThanOneWeekOfAHundred() {
    int weeks = 0;
    int alarms = 0;
    for (int world = 0; world < Worlds.count(30, 200); world++) {
      for (CountReading reading : weekly.read(quiet(world, WEEKS, 3), NO_HOLIDAYS, 200)) {
        weeks++;
        alarms += reading.isAlarm() ? 1 : 0;
      }
    }
    assertTrue(alarms < weeks / 100, alarms + " of " + weeks);
  }

  @Test
  void aPeriodThatIsAsUsualItselfIsNoAlarm() {
    int[] counts = quiet(4, 120, 20);
    counts[110] += 80;
    counts[111] += 80;
    counts[112] = 15;
    List<CountReading> read = daily.read(counts, NO_HOLIDAYS, 110);
    assertTrue(read.get(1).isAlarm());
    assertFalse(read.get(2).isAlarm(), () -> read.get(2).toString());
  }

  @Test
  void whatComesLaterChangesNoReading() {
    int[] counts = quiet(2, WEEKS, 20);
    List<CountReading> before = weekly.read(Arrays.copyOf(counts, 250), NO_HOLIDAYS, 200);
    counts[260] += 500;
    assertEquals(before, weekly.read(counts, NO_HOLIDAYS, 200).subList(0, before.size()));
  }

  @Test
  void anOutbreakOfThePastIsNotExpectedAgain() {
    int[] counts = quiet(3, WEEKS, 20);
    for (int week = 150; week < 154; week++) {
      counts[week] += 200;
    }
    double expected = weekly.read(counts, NO_HOLIDAYS, 206).getFirst().expected();
    assertEquals(20, expected, 4, "a year after it");
  }

  @Test
  void aSeriesOfNothingIsReadAndItsFirstCasesAreAnAlarm() {
    int[] counts = new int[WEEKS];
    assertFalse(weekly.read(counts, NO_HOLIDAYS, 299).getFirst().isAlarm());
    counts[299] = 5;
    assertTrue(weekly.read(counts, NO_HOLIDAYS, 299).getFirst().isAlarm());
  }

  @Test
  void dayOfTheWeekAndHolidaysAreExpected() {
    boolean[] holidays = new boolean[200];
    int[] counts = new int[200];
    for (int day = 0; day < counts.length; day++) {
      holidays[day] = day % 30 == 29;
      counts[day] = (holidays[day] ? 3 : 1) * (day % 7 == 0 ? 60 : 30);
    }
    for (CountReading reading : daily.read(counts, holidays, 100)) {
      assertFalse(reading.isAlarm(), reading::toString);
      assertEquals(1, reading.expected() / counts[reading.period()], 0.1);
    }
    assertTrue(
        daily.read(counts, NO_HOLIDAYS, 100).stream().anyMatch(CountReading::isAlarm),
        "nobody told it of holidays");
  }

  @Test
  void theDayAfterAClosedHolidayIsExpectedFull() {
    boolean[] holidays = new boolean[200];
    int[] counts = new int[200];
    for (int day = 0; day < counts.length; day++) {
      holidays[day] = day % 30 == 29;
      boolean isAfter = day > 0 && holidays[day - 1];
      counts[day] = holidays[day] ? 0 : isAfter ? 75 : 30;
    }
    assertEquals(
        0, daily.read(counts, holidays, 100).stream().filter(CountReading::isAlarm).count());
  }

  @Test
  void anOutbreakOfTheseDaysIsNotLearnedAsUsual() {
    int[] counts = quiet(5, 120, 20);
    for (int day = 112; day < 119; day++) {
      counts[day] += 60;
    }
    double expected = daily.read(counts, NO_HOLIDAYS, 118).getFirst().expected();
    assertEquals(daily.read(quiet(5, 120, 20), NO_HOLIDAYS, 118).getFirst().expected(), expected);
  }

  /// Poisson counts about a mean.
  private static int[] quiet(int seed, int periods, double mean) {
    var random = new SplittableRandom(seed);
    int[] counts = new int[periods];
    for (int n = 0; n < periods; n++) {
      double product = random.nextDouble();
      while (product > Math.exp(-mean)) {
        product *= random.nextDouble();
        counts[n]++;
      }
    }
    return counts;
  }
}
