package vigil.bench.sensing.city;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import vigil.insight.spike.Expectation;
import vigil.insight.spike.Series;

/// What the drawn city's policy says is usual: last year's orders a day of each topic, the shipped
/// hours and shares. Read three times in each cell of each series, so without any search.
final class CityPolicy implements Expectation {
  /// As `policy/usual.csv` has it for categories, and for topics watched by name.
  private static final double WHOLE_WEIGHT = 30;

  private static final double NAMED_WEIGHT = 20;

  /// The place of a topic that is not the city's: a mistake, and told as one.
  private static final int NOWHERE = -1;

  private final Map<String, Integer> topics = new HashMap<>();
  private final Map<String, Double> shares = new HashMap<>();
  private final double[] perCell;
  private final double[] hours;
  private final double[] parts;
  private final long start;

  CityPolicy(CityShape shape, CityCalendar calendar, PolicyFigures policy, double[] lastYear) {
    perCell = new double[shape.kinds()];
    for (int kind = 0; kind < shape.kinds(); kind++) {
      topics.put(CityShape.topicName(kind), kind);
      double some = lastYear[kind] / CityCalendar.CELLS_A_DAY;
      perCell[kind] += some;
      perCell[CityShape.wholeTopic(kind)] += CityShape.isWhole(kind) ? 0 : some;
    }
    parts = policy.shares(shape.districts());
    shares.put(Series.CITY, 1.0);
    for (int district = 0; district < shape.districts(); district++) {
      shares.put(shape.districtNames().get(district), parts[district]);
    }
    double[] workday = policy.hours(true);
    double[] rest = policy.hours(false);
    hours = new double[calendar.hours() + 1];
    for (int hour = 0; hour < calendar.hours(); hour++) {
      hours[hour] = (calendar.workdays()[hour / 24] ? workday : rest)[hour % 24];
    }
    start = calendar.start().getEpochSecond();
  }

  @Override
  public double expected(String topic, String district, Instant at) {
    int hour = (int) ((at.getEpochSecond() - start) / 3600);
    return perCell[topics.getOrDefault(topic, NOWHERE)]
        * hours[hour]
        * shares.getOrDefault(district, 0.0);
  }

  @Override
  public double weight(String topic) {
    return weight((int) topics.getOrDefault(topic, NOWHERE));
  }

  double weight(int topic) {
    return CityShape.isWhole(topic) ? WHOLE_WEIGHT : NAMED_WEIGHT;
  }

  /// The same expectation in each cell from the start on.
  ///
  /// @param district as many as there are for the whole city
  double[] cells(int topic, int district, int many) {
    double share = district == parts.length ? 1 : parts[district];
    double[] cells = new double[many];
    for (int cell = 0; cell < many; cell++) {
      cells[cell] = perCell[topic] * hours[cell / CityCalendar.CELLS_AN_HOUR] * share;
    }
    return cells;
  }
}
