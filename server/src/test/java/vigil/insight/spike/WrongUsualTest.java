package vigil.insight.spike;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Quiet days are not as the policy says: the usual is wrong for hours, and callers come in clumps.
class WrongUsualTest {
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
  private static final Instant START = Instant.parse("2022-04-18T00:00:00Z");
  private static final int CELLS_A_DAY = 144;
  private static final int DISTRICTS = 16;

  private double perCell = 2;
  private final Expectation usual =
      new Expectation() {
        @Override
        public double expected(String topic, String district, Instant at) {
          return perCell / (district.equals(Series.CITY) ? 1 : DISTRICTS);
        }

        @Override
        public double weight(String topic) {
          return 30;
        }
      };
  private final SpikeDetector detector = new SpikeDetector(SENSING, usual, List.of(), List.of());
  private final List<SpikeAlarm> alarms = new ArrayList<>();
  private final Random dice = new Random(1);
  private int cell;

  // promise: docs/night.md «more than twice the usual for six hours is none»
  @Test
  void whatIsMoreThanTwiceTheUsualForHoursIsNoSpike() {
    cells(14 * CELLS_A_DAY, 2);
    assertEquals(List.of(), alarms);
    cells(36, 4.4);
    assertEquals(List.of(), alarms, "a usual that is wrong for hours is one piece of news");
    cells(36, 16);
    assertEquals(1, alarms.stream().filter(a -> a instanceof SpikeAlarm.AlarmRaised).count());
  }

  // promise: docs/night.md «fourteen callers at once are a spike where callers come one by one»
  @Test
  void fourteenAtOnceAreASpikeWhereCallersComeOneByOne() {
    perCell = 0.2;
    cells(28 * CELLS_A_DAY, 0.2);
    assertEquals(List.of(), alarms);
    at(1, 14);
    assertEquals(1, alarms.size());
  }

  // promise: docs/night.md «and none where they come in clumps»
  @Test
  void fourteenAtOnceAreNoneWhereCallersComeInClumps() {
    perCell = 0.2;
    for (int end = cell + 28 * CELLS_A_DAY; cell < end; cell++) {
      if (dice.nextDouble() < perCell / 4) {
        at(1 + dice.nextInt(DISTRICTS), 1 + dice.nextInt(7));
      }
    }
    assertEquals(List.of(), alarms);
    at(1, 14);
    assertEquals(List.of(), alarms);
    at(1, 46);
    assertEquals(SpikeAlarm.AlarmRaised.class, alarms.getFirst().getClass(), "sixty are");
  }

  // promise: docs/night.md «teaches nothing of the usual while it lasts, for a day at the most»
  @Test
  void whatRisesTeachesNothingWhileItRisesAndIsTheUsualAfterADay() {
    cells(14 * CELLS_A_DAY, 2);
    cells(12, 0);
    double before = seen();
    cells(CELLS_A_DAY - 12, 4.4);
    assertTrue(seen() <= before, () -> before + " became " + seen());
    cells(36, 4.4);
    assertTrue(seen() > before + CELLS_A_DAY * 3, () -> before + " became " + seen());
    assertEquals(List.of(), alarms);
  }

  private double seen() {
    detector.advance(TOPIC, now());
    return detector.listChanged().stream()
        .filter(Series::isCity)
        .mapToDouble(series -> series.history().seen())
        .sum();
  }

  /// So many cells with this many cases in the mean, as evenly as whole cases can.
  private void cells(int many, double mean) {
    double owed = 0;
    for (int end = cell + many; cell < end; cell++) {
      for (owed += mean; owed >= 1; owed--) {
        at(1 + dice.nextInt(DISTRICTS), 1);
      }
    }
  }

  private void at(int district, int cases) {
    for (int n = 0; n < cases; n++) {
      alarms.addAll(detector.count(TOPIC, "d" + district, now()));
    }
  }

  private Instant now() {
    return START.plus(Duration.ofSeconds(Series.CELL_SECONDS).multipliedBy(cell));
  }
}
