package vigil.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vigil.insight.Topic;
import vigil.insight.policy.PolicyExpectation;
import vigil.insight.policy.Topics;
import vigil.insight.spike.Series;
import vigil.insight.spike.SpikeAlarm;
import vigil.insight.spike.SpikeDetector;
import vigil.simulator.replay.Matter;
import vigil.simulator.replay.PackedAppeal;

/// The real spike detector over the spring, with the shipped topics, usual figures and settings:
/// orders by topic and district as they are registered, and beside it calls that come and callers
/// who give up.
final class SpringSensing {
  private static final long CELL_MILLIS = Series.CELL_SECONDS * 1000L;

  private SpringSensing() {}

  /// What orders raised.
  ///
  /// @param start the midnight from which their times count
  /// @param orders each a [PackedAppeal], in the order of their registration
  static List<SpikeAlarm> readOrders(
      PolicyExpectation usual,
      Topics topics,
      List<Matter> matters,
      List<String> districts,
      Instant start,
      long[] orders) {
    List<List<String>> counted =
        matters.stream().map(matter -> topics.listForCategory(matter.category())).toList();
    var detector = new SpikeDetector(usual.getSettings(), usual, List.of(), List.of());
    var alarms = new ArrayList<SpikeAlarm>();
    long cell = 0;
    for (long order : orders) {
      long millis = PackedAppeal.millis(order);
      for (; cell < millis / CELL_MILLIS; cell++) {
        lapse(detector, start.plusMillis((cell + 1) * CELL_MILLIS), alarms);
      }
      var at = start.plusMillis(millis);
      for (String topic : counted.get(PackedAppeal.matter(order))) {
        alarms.addAll(detector.count(topic, districts.get(PackedAppeal.district(order)), at));
      }
    }
    return alarms;
  }

  /// What calls raised, and callers who gave up.
  ///
  /// @param calls milliseconds from the start, in order
  static List<SpikeAlarm> readCalls(
      PolicyExpectation usual, Topic topic, Instant start, long[] calls) {
    var detector = new SpikeDetector(usual.getCallSettings(), usual, List.of(), List.of());
    var alarms = new ArrayList<SpikeAlarm>();
    long cell = 0;
    for (long millis : calls) {
      for (; cell < millis / CELL_MILLIS; cell++) {
        lapse(detector, start.plusMillis((cell + 1) * CELL_MILLIS), alarms);
      }
      alarms.addAll(detector.count(topic.id(), Series.CITY, start.plusMillis(millis)));
    }
    return alarms;
  }

  /// Spikes of topics of which nothing comes any more are closed by the clock.
  private static void lapse(SpikeDetector detector, Instant at, List<SpikeAlarm> alarms) {
    for (var open : detector.listOpen()) {
      alarms.addAll(detector.advance(open.topic(), at));
    }
  }
}
