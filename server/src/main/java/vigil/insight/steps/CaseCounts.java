package vigil.insight.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.District;
import vigil.insight.DistrictCount;
import vigil.insight.Point;
import vigil.insight.policy.PolicyExpectation;
import vigil.insight.policy.Topics;
import vigil.insight.spike.Series;
import vigil.insight.store.SqlSensing;

/// How many cases there were of a topic, beside what is usual: over time, and by district.
@Component
class CaseCounts {
  /// A series is shown for a week at most: 1,008 points.
  private static final Duration LONGEST = Duration.ofDays(7);

  private static final Duration CELL = Duration.ofSeconds(Series.CELL_SECONDS);

  private final SqlSensing sensing;
  private final PolicyExpectation usual;
  private final Topics topics;
  private final City city;

  CaseCounts(SqlSensing sensing, PolicyExpectation usual, Topics topics, City city) {
    this.sensing = sensing;
    this.usual = usual;
    this.topics = topics;
    this.city = city;
  }

  List<Point> listSeries(String topic, @Nullable String district, Instant from, Instant to) {
    String where = district == null ? Series.CITY : district;
    Instant first = from.isBefore(to.minus(LONGEST)) ? to.minus(LONGEST) : from;
    Map<Instant, Integer> cases = new HashMap<>();
    sensing.listCells(topic, where, first, to).forEach(cell -> cases.put(cell.at(), cell.cases()));
    var points = new ArrayList<Point>();
    for (Instant at = Series.startOf(Series.cellOf(first)); at.isBefore(to); at = at.plus(CELL)) {
      points.add(new Point(at, cases.getOrDefault(at, 0), usual.expected(topic, where, at)));
    }
    return points;
  }

  List<DistrictCount> countByDistrict(@Nullable String topic, Instant from, Instant to) {
    var of =
        topic != null
            ? List.of(topic)
            : topics.list().stream().filter(t -> !t.isNamed()).map(t -> t.id()).toList();
    var counts = new HashMap<String, Integer>();
    for (String one : of) {
      sensing.countByDistrict(one, from, to).forEach((d, n) -> counts.merge(d, n, Integer::sum));
    }
    var tiles = new ArrayList<DistrictCount>();
    for (District district : city.places().districts()) {
      double expected = of.stream().mapToDouble(t -> usual(t, district.code(), from, to)).sum();
      tiles.add(
          new DistrictCount(
              district.code(),
              district.name(),
              district.nameEn(),
              counts.getOrDefault(district.code(), 0),
              expected));
    }
    return tiles;
  }

  private double usual(String topic, String district, Instant from, Instant to) {
    double sum = 0;
    for (Instant at = Series.startOf(Series.cellOf(from)); at.isBefore(to); at = at.plus(CELL)) {
      sum += usual.expected(topic, district, at);
    }
    return sum;
  }
}
