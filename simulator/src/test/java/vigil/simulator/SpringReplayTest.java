package vigil.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigil.city.City;
import vigil.city.files.PolicyCity;
import vigil.insight.policy.PolicyExpectation;
import vigil.insight.policy.Topics;
import vigil.insight.rollup.Measure;
import vigil.insight.spike.SpikeAlarm;
import vigil.simulator.replay.DayDraw;
import vigil.simulator.replay.DrawnDay;
import vigil.simulator.replay.PackedAppeal;
import vigil.simulator.replay.Spring;
import vigil.simulator.replay.SpringTables;

/// A spring scaled down goes through the same cores as the whole one: no call is lost between the
/// generator and the figures, and the night of yellow codes is found.
class SpringReplayTest {
  private static final int PART = 200;
  private static final int DAYS = 4;
  private static final City CITY = PolicyCity.shipped();

  @Test
  void everyCallIsAnsweredOrGivesUpAndEveryAnswerBecomesAnOrder() {
    SpringOutcome outcome = new SpringReplay(7, PART, DAYS).run(_ -> {});
    Spring spring = outcome.played().spring();
    assertEquals(DAYS, outcome.played().days().size());
    for (int day = 0; day < DAYS; day++) {
      SpringDayOutcome played = outcome.played().days().get(day);
      assertEquals(spring.days().get(day).calls(), played.calls);
      assertEquals(spring.days().get(day).pandemic(), played.pandemicCalls);
      assertEquals(spring.days().get(day).other(), played.other);
      assertEquals(played.calls, played.answered + played.abandoned.size());
      assertEquals(played.answered + played.other, played.registered.size());
      assertEquals(played.registered.size(), played.measures[Measure.ORDERS.place()]);
    }
  }

  @Test
  void theSameSeedIsPlayedToTheSameFigures() {
    assertEquals(figures(), figures());
  }

  private static String figures() {
    var bytes = new ByteArrayOutputStream();
    new SpringReplay(3, PART, 2).run(_ -> {}).print(new PrintStream(bytes, true));
    String text = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("calls from 1 March to 27 May"), text);
    return text.lines().filter(line -> !line.startsWith("played in")).toList().toString();
  }

  /// Each order written some minutes after its call, a tenth of that spring's volume.
  // promise: docs/replay.md «The night is found though nobody said when it begins»
  @Test
  void theNightOfYellowCodesIsFoundAndNothingIsRaisedOfItBefore() {
    SpringTables tables = SpringTables.read(CITY, 10);
    var calendar = CITY.workingDays();
    Spring spring = Spring.generate(tables, calendar::isWorkingDay, 7);
    var draw = new DayDraw(tables, calendar::isWorkingDay, 7);
    List<DrawnDay> days =
        Stream.concat(
                spring.before().stream().skip(70).map(day -> Spring.quietDay(tables, day)),
                spring.days().stream().limit(43))
            .map(draw::draw)
            .toList();
    Instant start = days.getFirst().midnight();
    long[] orders = days.stream().flatMapToLong(day -> orders(day, start)).sorted().toArray();
    var topics = new Topics(CITY);
    var usual = new PolicyExpectation(CITY, topics);
    List<SpikeAlarm> alarms =
        SpringSensing.readOrders(usual, topics, tables.matters(), draw.districts(), start, orders)
            .stream()
            .filter(alarm -> alarm.topic().equals("yellow-code"))
            .filter(SpikeAlarm.AlarmRaised.class::isInstance)
            .toList();
    Instant onset = Instant.parse("2022-04-11T18:00:00Z");
    assertFalse(alarms.isEmpty());
    assertTrue(!alarms.getFirst().at().isBefore(onset), () -> "raised at " + alarms);
    Duration after = Duration.between(onset, alarms.getFirst().at());
    assertTrue(after.compareTo(Duration.ofMinutes(45)) < 0, () -> "found after " + after);
  }

  private static LongStream orders(DrawnDay day, Instant start) {
    long later = Duration.between(start, day.midnight()).toMillis() + 260_000;
    return LongStream.range(0, day.size())
        .map(appeal -> PackedAppeal.later(day.packed((int) appeal), later));
  }
}
