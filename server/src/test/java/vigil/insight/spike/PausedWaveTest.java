package vigil.insight.spike;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A wave that lasts for days and pauses at night is one wave.
class PausedWaveTest {
  private static final String TOPIC = "wages";

  private static final DetectorSettings SENSING =
      new DetectorSettings(
          3,
          8,
          DetectorSettings.threshold(1_500, 1),
          28,
          0.5,
          8,
          3,
          new DetectorSettings.Ending(6, DetectorSettings.Ending.DAY_CELLS));

  private static final int CELLS_A_DAY = 144;

  /// 08:00 in Shanghai.
  private static final Instant MORNING = Instant.parse("2022-04-18T00:00:00Z");

  private static final Duration CELL = Duration.ofSeconds(Series.CELL_SECONDS);

  /// Two cases in ten minutes, from ten in the evening until eight one in ten hours.
  private static final Expectation USUAL =
      new Expectation() {
        @Override
        public double expected(String topic, String district, Instant at) {
          return (isNight(at) ? 0.02 : 2) / (district.equals(Series.CITY) ? 1 : 16);
        }

        @Override
        public double weight(String topic) {
          return 30;
        }
      };

  private static boolean isNight(Instant at) {
    int hour = Math.floorMod(at.getEpochSecond() / 3600 + 8, 24);
    return hour < 8 || hour >= 22;
  }

  private static final int DISTRICTS = 16;

  private final List<SpikeAlarm> alarms = new ArrayList<>();
  private SpikeDetector detector = new SpikeDetector(SENSING, USUAL, List.of(), List.of());
  private boolean savesEachTime;

  // promise: docs/night.md «What rises again within 24 hours of its end is the same wave»
  @Test
  void aWaveOfThreeDaysThatPausesAtNightIsRaisedOnce() {
    for (int day = 0; day < 3; day++) {
      burn(day, 12);
    }
    assertEquals(1, count(SpikeAlarm.AlarmRaised.class), alarms::toString);
    assertTrue(count(SpikeAlarm.AlarmResumed.class) >= 2, alarms::toString);
    assertEquals(0, count(SpikeAlarm.AlarmExceeded.class), "nobody is woken for what is known");
    var resumed = (SpikeAlarm.AlarmResumed) last(SpikeAlarm.AlarmResumed.class);
    assertTrue(resumed.count() > 2 * 12 * 80, () -> "of both days before: " + resumed);
  }

  // promise: docs/night.md «three times its level wakes anew»
  @Test
  void whatComesToThreeTimesItsLevelIsToldWithinAnHour() {
    burn(0, 12);
    burn(1, 12);
    burn(2, 36);
    assertEquals(1, count(SpikeAlarm.AlarmExceeded.class), alarms::toString);
    Instant at = last(SpikeAlarm.AlarmExceeded.class).at();
    assertTrue(at.isBefore(morning(2).plus(Duration.ofHours(1))), at::toString);
    burn(3, 36);
    assertEquals(1, count(SpikeAlarm.AlarmExceeded.class), "from then on that is what is known");
  }

  @Test
  void aSecondMatterInTheNightIsFoundThoughTheTopicBurnedByDay() {
    burn(0, 12);
    cell(morning(0).plus(Duration.ofHours(18)), 20, 0);
    assertEquals(1, count(SpikeAlarm.AlarmExceeded.class), alarms::toString);
    assertEquals(1, count(SpikeAlarm.AlarmRaised.class), alarms::toString);
  }

  // promise: docs/night.md «in a district that was not of it wakes too»
  @Test
  void theSameLevelInAnotherDistrictIsAnotherMatter() {
    for (int day = 0; day < 2; day++) {
      for (int n = 0; n < 12; n++) {
        cell(morning(day).plus(CELL.multipliedBy(n)), 12, 1);
      }
    }
    assertEquals(0, count(SpikeAlarm.AlarmExceeded.class), alarms::toString);
    for (int n = 0; n < 12; n++) {
      cell(morning(2).plus(CELL.multipliedBy(n)), 12, 2);
    }
    assertEquals(1, count(SpikeAlarm.AlarmExceeded.class), alarms::toString);
    assertTrue(last(SpikeAlarm.AlarmExceeded.class).toString().contains("d2"), alarms::toString);
  }

  @Test
  void oneCaseAfterItsEndIsNoSurge() {
    cell(MORNING, 40, 3);
    cell(MORNING.plus(Duration.ofHours(4)), 1, 3);
    assertEquals(1, count(SpikeAlarm.AlarmClosed.class), alarms::toString);
    assertEquals(0, count(SpikeAlarm.AlarmResumed.class), alarms::toString);
  }

  @Test
  void whatRisesADayAfterItsEndIsANewWave() {
    cell(MORNING, 40, 0);
    detector.advance(TOPIC, MORNING.plus(Duration.ofHours(3))).forEach(alarms::add);
    Instant end = last(SpikeAlarm.AlarmClosed.class).at();
    cell(end.plus(Duration.ofDays(1)), 40, 0);
    assertEquals(2, count(SpikeAlarm.AlarmRaised.class));
    assertEquals(0, count(SpikeAlarm.AlarmResumed.class));
  }

  @Test
  void justBeforeTheDayIsOverItIsTheSame() {
    cell(MORNING, 40, 0);
    detector.advance(TOPIC, MORNING.plus(Duration.ofHours(3))).forEach(alarms::add);
    Instant end = last(SpikeAlarm.AlarmClosed.class).at();
    cell(end.plus(Duration.ofDays(1)).minus(CELL), 40, 0);
    assertEquals(1, count(SpikeAlarm.AlarmRaised.class), alarms::toString);
    assertEquals(1, count(SpikeAlarm.AlarmResumed.class));
  }

  // promise: docs/night.md «wakes nobody the next morning at the same level»
  @Test
  void whatAPersonClosedGoesOnQuietlyAtTheSameLevelAndIsToldWhenItIsLarger() {
    burn(0, 12);
    for (int n = 0; n < 9; n++) {
      cell(morning(1).plus(CELL.multipliedBy(n)), 12, 0);
    }
    alarms.addAll(detector.end(TOPIC, morning(1).plus(CELL.multipliedBy(9))));
    assertInstanceOf(SpikeAlarm.AlarmClosed.class, alarms.getLast());
    burn(2, 12);
    assertEquals(1, count(SpikeAlarm.AlarmRaised.class), alarms::toString);
    assertEquals(0, count(SpikeAlarm.AlarmExceeded.class), alarms::toString);
    burn(3, 40);
    assertEquals(1, count(SpikeAlarm.AlarmExceeded.class), alarms::toString);
  }

  // promise: docs/night.md «What came until somebody closed it raises nothing again»
  @Test
  void oneCaseAfterAPersonClosedItIsNoSurge() {
    for (int minutes : List.of(6, 15)) {
      alarms.clear();
      detector = new SpikeDetector(SENSING, USUAL, List.of(), List.of());
      some(MORNING, 25);
      alarms.addAll(detector.end(TOPIC, MORNING.plus(Duration.ofMinutes(5))));
      some(MORNING.plus(Duration.ofMinutes(minutes)), 1);
      assertInstanceOf(SpikeAlarm.AlarmClosed.class, alarms.getLast(), "after " + minutes);
      assertEquals(List.of(), detector.listOpen());
    }
  }

  // promise: docs/night.md «each case of it is counted once»
  @Test
  void whatRisesAgainAfterAPersonClosedItCountsEachCaseOnce() {
    some(MORNING, 25);
    alarms.addAll(detector.end(TOPIC, MORNING.plus(Duration.ofMinutes(5))));
    some(MORNING.plus(Duration.ofMinutes(6)), 1);
    cell(MORNING.plus(CELL), 0, 0);
    some(MORNING.plus(CELL.multipliedBy(2)), 30);
    assertEquals(1, count(SpikeAlarm.AlarmResumed.class), alarms::toString);
    assertEquals(0, count(SpikeAlarm.AlarmExceeded.class), alarms::toString);
    assertEquals(25 + 1 + 30, detector.listOpen().getFirst().count());
  }

  @Test
  void whatAPersonClosedInItsFirstTenMinutesIsKnownByWhatCameUntilThen() {
    some(MORNING, 25);
    alarms.addAll(detector.end(TOPIC, MORNING.plus(Duration.ofMinutes(5))));
    for (int n = 1; n < 4; n++) {
      cell(MORNING.plus(CELL.multipliedBy(n)), 160, 0);
    }
    assertEquals(1, count(SpikeAlarm.AlarmExceeded.class), alarms::toString);
  }

  /// Whatever is saved and loaded between two cases, in the pause as well.
  @Test
  void aReplayWithASaveAfterEachCaseGivesTheSame() {
    savesEachTime = true;
    burn(0, 12);
    burn(1, 12);
    burn(2, 36);
    var saved = List.copyOf(alarms);
    alarms.clear();
    savesEachTime = false;
    detector = new SpikeDetector(SENSING, USUAL, List.of(), List.of());
    burn(0, 12);
    burn(1, 12);
    burn(2, 36);
    assertEquals(alarms, saved);
  }

  private static Instant morning(int day) {
    return MORNING.plus(Duration.ofDays(day));
  }

  /// So many cases in each ten minutes of a day, and one in ten hours at night.
  private void burn(int day, int cases) {
    for (int n = 0; n < CELLS_A_DAY; n++) {
      Instant at = morning(day).plus(CELL.multipliedBy(n));
      cell(at, isNight(at) ? (n == 100 ? 1 : 0) : cases, 0);
    }
  }

  /// @param district 0 for all of them in turn
  private void cell(Instant at, int cases, int district) {
    alarms.addAll(detector.advance(TOPIC, at));
    for (int i = 0; i < cases; i++) {
      String where = "d" + (district == 0 ? i % DISTRICTS : district);
      alarms.addAll(detector.count(TOPIC, where, at.plusMillis(600_000L * i / cases)));
      if (savesEachTime) {
        save();
      }
    }
  }

  /// So many cases at one moment, in all districts in turn.
  private void some(Instant at, int cases) {
    for (int i = 0; i < cases; i++) {
      alarms.addAll(detector.count(TOPIC, "d" + i % DISTRICTS, at));
    }
  }

  private final List<Series> kept = new ArrayList<>();

  private void save() {
    for (Series one : detector.listChanged()) {
      kept.removeIf(k -> k.district().equals(one.district()));
      kept.add(one);
    }
    detector = new SpikeDetector(SENSING, USUAL, kept, detector.listKnown());
  }

  private SpikeAlarm last(Class<? extends SpikeAlarm> kind) {
    return alarms.stream().filter(kind::isInstance).reduce((_, later) -> later).orElseThrow();
  }

  private long count(Class<? extends SpikeAlarm> kind) {
    return alarms.stream().filter(kind::isInstance).count();
  }
}
