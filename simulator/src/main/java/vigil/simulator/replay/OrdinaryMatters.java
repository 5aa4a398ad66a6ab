package vigil.simulator.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vigil.city.Area;
import vigil.city.Category;
import vigil.city.City;
import vigil.city.Unit;
import vigil.kernel.Csv;
import vigil.simulator.replay.Matter.Theme;
import vigil.simulator.replay.Matter.Weights;

/// What citizens call about beside the pandemic, as often as `policy/usual.csv` says: a leaf of a
/// topic that is watched by name has its part of that topic's volume, and the other leaves of a
/// second level share evenly what is left of that level's.
final class OrdinaryMatters {
  /// The first level of the categories that is all about the pandemic.
  private static final String PANDEMIC = "01";

  private static final int SECOND_LEVEL = 4;

  /// A second level whose named topics have all of its volume still brings so many a day.
  private static final double LEAST = 1;

  private final City city;
  private final List<String> all;
  private final Map<String, Double> perDay = new HashMap<>();
  private final Map<String, List<String>> named = new LinkedHashMap<>();

  private OrdinaryMatters(City city) {
    this.city = city;
    all = city.categories().leaves().stream().map(Category::code).toList();
    for (Csv.Row row : Csv.policy("", "usual.csv")) {
      perDay.put(row.text("topic"), row.as("perDay", Double::parseDouble));
    }
    for (Csv.Row row : Csv.policy("", "topics.csv")) {
      List<String> codes = List.of(row.text("categories").split(" "));
      named.put(
          row.text("id"),
          all.stream().filter(leaf -> codes.stream().anyMatch(leaf::startsWith)).toList());
    }
  }

  /// Every leaf outside of the pandemic's first level that is not taken.
  static List<Matter> list(City city, Set<String> taken) {
    var ordinary = new OrdinaryMatters(city);
    var matters = new ArrayList<Matter>();
    for (String leaf : ordinary.all) {
      if (!leaf.startsWith(PANDEMIC) && !taken.contains(leaf) && ordinary.isForUnits(leaf)) {
        matters.add(
            new Matter(
                leaf,
                false,
                city.categories().isRapid(leaf),
                Theme.OTHER,
                Weights.steady(ordinary.weight(leaf))));
      }
    }
    return matters;
  }

  /// What is about the hotline itself is answered there and left out.
  private boolean isForUnits(String leaf) {
    var area = Area.of(city.places().districts().getFirst().code());
    return city.getResponsibility(leaf, area).lead().kind() != Unit.Kind.HOTLINE;
  }

  private double weight(String leaf) {
    return named(leaf).orElseGet(() -> share(leaf.substring(0, SECOND_LEVEL)));
  }

  private Optional<Double> named(String leaf) {
    return named.entrySet().stream()
        .filter(topic -> topic.getValue().contains(leaf))
        .map(topic -> perDay.getOrDefault(topic.getKey(), LEAST) / topic.getValue().size())
        .findFirst();
  }

  private double share(String level) {
    double left = perDay.getOrDefault(level, LEAST);
    int others = 0;
    for (String leaf : all) {
      if (leaf.startsWith(level)) {
        Optional<Double> own = named(leaf);
        left -= own.orElse(0.0);
        others += own.isPresent() ? 0 : 1;
      }
    }
    return Math.max(LEAST, left) / others;
  }
}
