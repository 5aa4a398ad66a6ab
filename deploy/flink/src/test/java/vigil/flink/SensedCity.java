package vigil.flink;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vigil.flink.CaseRecord.Kind;
import vigil.insight.Topic;
import vigil.insight.spike.Series;
import vigil.insight.spike.SpikeAlarm;
import vigil.insight.spike.SpikeDetector;

/// Two days of a city in which some topics surge, pause and surge again, and what the detector
/// itself says of them, without Kafka and Flink.
final class SensedCity {
  static final Instant START = Instant.parse("2022-03-28T00:00:00Z");
  private static final Duration CELL = Duration.ofSeconds(Series.CELL_SECONDS);
  private static final int CELLS = 288;
  private static final List<String> DISTRICTS = List.of("310101", "310104", "310115", "-");

  private final Random dice;
  private final List<CaseRecord> cases = new ArrayList<>();
  private long seq;

  private SensedCity(long seed) {
    dice = new Random(seed);
  }

  /// What the ledger would tell: nobody late by a minute or more, some in the wrong order, a wave
  /// that somebody closed.
  static List<CaseRecord> cases(long seed, List<String> topics) {
    var city = new SensedCity(seed);
    for (int cell = 0; cell < CELLS; cell++) {
      for (String topic : topics) {
        city.fill(topic, cell);
      }
    }
    return city.cases;
  }

  private void fill(String topic, int cell) {
    int surging = Math.floorMod(topic.hashCode(), 100);
    boolean isSurge =
        isWithin(cell, 30 + surging, 45 + surging) || isWithin(cell, 110 + surging, 130 + surging);
    int count = dice.nextInt(isSurge ? 25 : 2);
    Instant from = START.plus(CELL.multipliedBy(cell));
    for (int n = 0; n < count; n++) {
      long second = CELL.toSeconds() * n / count + dice.nextInt(20);
      add(
          Kind.CASE,
          topic,
          from.plusSeconds(second),
          1 + (topic.equals(Topic.CALLS.id()) ? dice.nextInt(3) : 0));
    }
    if (cell == 40 + surging && surging % 3 == 0) {
      add(Kind.CLOSED, topic, from.plus(CELL), 0);
    }
  }

  private static boolean isWithin(int cell, int from, int until) {
    return cell >= from && cell < until;
  }

  private void add(Kind kind, String topic, Instant at, int times) {
    String district =
        kind != Kind.CASE
            ? ""
            : topic.startsWith("calls")
                ? Series.CITY
                : DISTRICTS.get(dice.nextInt(DISTRICTS.size()));
    cases.add(new CaseRecord(++seq, kind, topic, district, at, times));
  }

  /// What the detectors say when all topics of a kind are in one of them, in the order of their
  /// coming; by topic, as lines.
  static Map<String, List<String>> alarms(List<CaseRecord> cases) {
    var sensing = new Sensing(PolicyTexts.shipped());
    var ofOrders = sensing.detector("metro", List.of(), null);
    var ofCalls = sensing.detector(Topic.CALLS.id(), List.of(), null);
    var alarms = new ArrayList<SpikeAlarm>();
    for (CaseRecord one : cases) {
      var detector = one.topic().startsWith("calls") ? ofCalls : ofOrders;
      if (one.kind() == Kind.CLOSED) {
        alarms.addAll(detector.advance(one.topic(), one.at()));
        alarms.addAll(detector.end(one.topic(), one.at()));
      }
      for (int n = 0; n < one.times(); n++) {
        alarms.addAll(detector.count(one.topic(), one.district(), one.at()));
      }
    }
    List.of(ofOrders, ofCalls).forEach(detector -> runOut(detector, alarms));
    return lines(alarms);
  }

  /// A stream that has an end lets all time pass.
  private static void runOut(SpikeDetector detector, List<SpikeAlarm> alarms) {
    Instant end = START.plus(CELL.multipliedBy(2L * CELLS));
    detector.listOpen().forEach(spike -> alarms.addAll(detector.advance(spike.topic(), end)));
  }

  private static Map<String, List<String>> lines(List<SpikeAlarm> alarms) {
    var lines = new LinkedHashMap<String, List<String>>();
    alarms.forEach(alarm ->
        lines
            .computeIfAbsent(alarm.topic(), _ -> new ArrayList<>())
            .add(AlarmRecord.of(alarm).json()));
    return lines;
  }
}
