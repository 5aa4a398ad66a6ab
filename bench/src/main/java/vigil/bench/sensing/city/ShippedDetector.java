package vigil.bench.sensing.city;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vigil.insight.spike.DetectorSettings;
import vigil.insight.spike.Series;
import vigil.insight.spike.SpikeAlarm;
import vigil.insight.spike.SpikeDetector;
import vigil.simulator.SpringWatch;

/// The detector of the night as shipped, and the real life of incidents behind it, with a manager
/// on duty who answers at once.
record ShippedDetector(String name, DetectorSettings settings) implements CityDetector {
  private static final long CELL_MILLIS = Series.CELL_SECONDS * 1000L;

  @Override
  public List<Wake> read(DrawnCity city, long[] orders) {
    Instant start = city.calendar().start();
    return SpringWatch.listWoken(ShippedDetector::overlaps, alarms(city, orders)).stream()
        .map(woken ->
            new Wake(
                CityShape.topicOf(woken.topic()), Duration.between(start, woken.at()).toMillis()))
        .toList();
  }

  private static boolean overlaps(String topic, String other) {
    return CityShape.overlaps(CityShape.topicOf(topic), CityShape.topicOf(other));
  }

  /// What it says of them.
  List<SpikeAlarm> alarms(DrawnCity city, long[] orders) {
    Instant start = city.calendar().start();
    List<String> districts = city.shape().districtNames();
    var detector = new SpikeDetector(settings, city.policy(), List.of(), List.of());
    List<SpikeAlarm> alarms = new ArrayList<>();
    long cell = 0;
    for (long order : orders) {
      long millis = PackedOrder.millis(order);
      for (; cell < millis / CELL_MILLIS; cell++) {
        lapse(detector, start.plusMillis((cell + 1) * CELL_MILLIS), alarms);
      }
      Instant at = start.plusMillis(millis);
      String district = districts.get(PackedOrder.district(order));
      int kind = PackedOrder.kind(order);
      if (!CityShape.isWhole(kind)) {
        alarms.addAll(detector.count(CityShape.topicName(kind), district, at));
      }
      alarms.addAll(detector.count(CityShape.topicName(CityShape.wholeTopic(kind)), district, at));
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
