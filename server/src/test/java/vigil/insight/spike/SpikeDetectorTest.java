package vigil.insight.spike;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpikeDetectorTest {
  private static final int TOPICS = 60;
  private static final int DISTRICTS = 16;
  private static final int SERIES = TOPICS * (DISTRICTS + 1);
  private static final double FALSE_ALARMS_A_WEEK = 1;
  private static final DetectorSettings SENSING =
      new DetectorSettings(
          3,
          8,
          DetectorSettings.threshold(SERIES, FALSE_ALARMS_A_WEEK),
          28,
          0.5,
          8,
          3,
          new DetectorSettings.Ending(6, DetectorSettings.Ending.DAY_CELLS));

  /// 02:00 in Shanghai.
  private static final Instant NIGHT = Instant.parse("2022-04-17T18:00:00Z");

  private static final Duration CELL = Duration.ofSeconds(Series.CELL_SECONDS);

  /// Topic k comes 20 * (k + 1) times a day, by night a quarter as often as by day; the districts
  /// share it evenly.
  private static final Expectation USUAL =
      new Expectation() {
        @Override
        public double expected(String topic, String district, Instant at) {
          double perCell = 20 * (Integer.parseInt(topic) + 1) / 144.0;
          double hour = Math.floorMod(at.getEpochSecond() / 3600 + 8, 24) < 7 ? 0.4 : 1.25;
          return perCell * hour / (district.equals(Series.CITY) ? 1 : DISTRICTS);
        }

        @Override
        public double weight(String topic) {
          return 20;
        }
      };

  @Test
  void threeToThirtyInTenMinutesIsFoundWithinTwoCells() {
    for (int seed = 0; seed < 50; seed++) {
      var world = new World(seed);
      world.usualCells("59", NIGHT.minus(Duration.ofDays(2)), NIGHT);
      assertEquals(List.of(), world.signals);
      // The topic of about three a cell at night.
      world.cell("59", NIGHT, 30, 3);
      if (world.signals.isEmpty()) {
        world.cell("59", NIGHT.plus(CELL), 30, 3);
      }
      var raised =
          assertInstanceOf(SpikeAlarm.AlarmRaised.class, world.signals.getFirst(), "seed " + seed);
      assertTrue(raised.score() >= SENSING.threshold());
      assertTrue(raised.districts().size() >= 2, () -> "only in " + raised.districts());
    }
  }

  @Test
  void aRareTopicIsFoundByNightFromFifteenCases() {
    var world = new World(7);
    world.cell("0", NIGHT, 15, 3);
    var raised = assertInstanceOf(SpikeAlarm.AlarmRaised.class, world.signals.getFirst());
    assertTrue(raised.districts().size() >= 2);
    assertTrue(raised.usual() < 1);
  }

  /// Weeks of the whole city: at most the stated number of false alarms a week.
  @Test
  void quietWeeksStayQuiet() {
    int weeks = 0;
    int alarms = 0;
    for (int seed = 0; seed < 2; seed++) {
      var world = new World(seed);
      for (int topic = 0; topic < TOPICS; topic++) {
        world.usualCells(String.valueOf(topic), NIGHT, NIGHT.plus(Duration.ofDays(14)));
      }
      weeks += 2;
      alarms += world.raised();
    }
    int seen = alarms;
    int most = (int) (weeks * FALSE_ALARMS_A_WEEK);
    assertTrue(seen <= most, () -> seen + " false alarms in " + most + " weeks");
  }

  @Test
  void aSpikeClosesAfterAnHourOfUsualCellsAndGoesOnWhenItComesAgain() {
    var world = new World(3);
    world.cell("20", NIGHT, 40, 4);
    world.usualCells("20", NIGHT.plus(CELL), NIGHT.plus(Duration.ofHours(3)));
    assertTrue(world.signals.stream().anyMatch(s -> s instanceof SpikeAlarm.AlarmClosed));
    world.cell("20", NIGHT.plus(Duration.ofHours(3)), 40, 4);
    assertEquals(1, world.raised());
    assertTrue(world.signals.stream().anyMatch(s -> s instanceof SpikeAlarm.AlarmResumed));
  }

  /// Whoever came until a person closed it is of the wave, to the second.
  @Test
  void aSpikeThatAPersonClosesEndsAtThatMoment() {
    var world = new World(3);
    world.cell("20", NIGHT, 40, 4);
    Instant said = NIGHT.plus(CELL).plusSeconds(247);
    assertEquals(said, world.sense.end("20", said).getFirst().at());
    assertEquals(List.of(), world.sense.end("20", said), "it is closed");
  }

  @Test
  void aSpikeThatNobodyFeedsClosesByTimeAlone() {
    var world = new World(3);
    world.cell("20", NIGHT, 40, 4);
    var later = world.sense.advance("20", NIGHT.plus(Duration.ofHours(4)));
    assertInstanceOf(SpikeAlarm.AlarmClosed.class, later.getFirst());
    assertTrue(later.getFirst().at().isBefore(NIGHT.plus(Duration.ofHours(2))));
  }

  @Test
  void aSpikeGrowsWhenItDoublesAndWhenAnotherDistrictJoins() {
    var world = new World(5);
    world.cell("0", NIGHT, 20, 2);
    world.cell("0", NIGHT.plus(CELL), 60, 6);
    var last = (SpikeAlarm.AlarmGrew) world.signals.getLast();
    assertTrue(last.count() >= 40);
    assertEquals(6, last.districts().size());
  }

  /// Saving and loading the state between any two cases changes nothing.
  @Test
  void aReplayWithASaveAfterEachCaseGivesTheSameSpikes() {
    var whole = new World(11);
    var saved = new World(11);
    saved.savesEachTime = true;
    for (World world : List.of(whole, saved)) {
      world.usualCells("30", NIGHT.minus(Duration.ofHours(12)), NIGHT);
      world.cell("30", NIGHT, 60, 3);
      world.usualCells("30", NIGHT.plus(CELL), NIGHT.plus(Duration.ofHours(5)));
    }
    assertTrue(whole.raised() > 0);
    assertEquals(whole.signals, saved.signals);
  }

  /// Counts by a seed: negative binomial, the districts of a topic swinging together.
  private static final class World {
    final List<SpikeAlarm> signals = new ArrayList<>();
    final Random dice;
    SpikeDetector sense = new SpikeDetector(SENSING, USUAL, List.of(), List.of());
    boolean savesEachTime;

    World(long seed) {
      dice = new Random(seed);
    }

    int raised() {
      return (int) signals.stream().filter(s -> s instanceof SpikeAlarm.AlarmRaised).count();
    }

    void usualCells(String topic, Instant from, Instant until) {
      for (Instant at = from; at.isBefore(until); at = at.plus(CELL)) {
        double swing = SimulatedCounts.gamma(dice, SENSING.dispersion()) / SENSING.dispersion();
        cell(
            topic,
            at,
            SimulatedCounts.poisson(dice, USUAL.expected(topic, Series.CITY, at) * swing),
            DISTRICTS);
      }
    }

    void cell(String topic, Instant at, int cases, int districts) {
      for (int i = 0; i < cases; i++) {
        var when = at.plusMillis(600_000L * i / Math.max(1, cases));
        signals.addAll(sense.count(topic, "d" + dice.nextInt(districts), when));
        if (savesEachTime) {
          save();
        }
      }
    }

    private final List<Series> kept = new ArrayList<>();

    private void save() {
      for (Series s : sense.listChanged()) {
        kept.removeIf(k -> k.topic().equals(s.topic()) && k.district().equals(s.district()));
        kept.add(s);
      }
      sense = new SpikeDetector(SENSING, USUAL, kept, sense.listKnown());
    }
  }
}
