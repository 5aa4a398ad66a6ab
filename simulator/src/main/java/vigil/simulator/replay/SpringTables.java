package vigil.simulator.replay;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vigil.city.Categories;
import vigil.city.City;
import vigil.kernel.Csv;
import vigil.simulator.replay.Matter.Theme;
import vigil.simulator.replay.Matter.Weights;

/// What is given of the spring: the tables `policy/demo/spring-2022*.csv` beside the city's usual
/// ones.
///
/// @param part counts are divided by this: 1 for the whole spring, more for tests
public record SpringTables(
    Map<String, SpringFigure> figures, List<SpringPhase> phases, List<Matter> matters, int part) {
  /// Reads the tables.
  ///
  /// @param part 1 for the whole spring, 100 divides every count by a hundred
  public static SpringTables read(City city, int part) {
    var figures = new LinkedHashMap<String, SpringFigure>();
    for (Csv.Row row : Csv.policy("", "demo/spring-2022.csv")) {
      figures.put(row.text("name"), figure(row));
    }
    long calls = Long.parseLong(figure(figures, "calls").value()) / part;
    return new SpringTables(figures, readPhases(calls, part), readMatters(city), part);
  }

  private static SpringFigure figure(Csv.Row row) {
    return new SpringFigure(
        row.text("name"),
        row.text("value"),
        row.as("origin", text -> SpringFigure.Origin.valueOf(text.toUpperCase(Locale.ROOT))),
        row.text("said"));
  }

  private static SpringFigure figure(Map<String, SpringFigure> figures, String name) {
    SpringFigure found = figures.get(name);
    if (found == null) {
      throw new IllegalArgumentException("spring-2022.csv: " + name + " is missing");
    }
    return found;
  }

  public SpringFigure figure(String name) {
    return figure(figures, name);
  }

  /// The figure as the table says it.
  public String text(String name) {
    return figure(name).value();
  }

  public double value(String name) {
    return Double.parseDouble(text(name));
  }

  /// A count, divided like all counts.
  public int count(String name) {
    return (int) (Long.parseLong(text(name)) / part);
  }

  public LocalDate day(String name) {
    return LocalDate.parse(text(name));
  }

  /// Every day, in order.
  public List<LocalDate> days() {
    return day("first").datesUntil(day("last").plusDays(1)).toList();
  }

  public SpringPhase phase(LocalDate day) {
    return phases.stream().filter(phase -> phase.contains(day)).findFirst().orElseThrow();
  }

  /// The last phase has what the others leave of the whole.
  private static List<SpringPhase> readPhases(long calls, int part) {
    var phases = new ArrayList<SpringPhase>();
    long left = calls;
    for (Csv.Row row : Csv.policy("", "demo/spring-2022-phases.csv")) {
      var from = row.as("from", LocalDate::parse);
      var until = row.as("until", LocalDate::parse);
      long days = ChronoUnit.DAYS.between(from, until) + 1;
      boolean isRest = row.text("callsADay").equals("-");
      long own = isRest ? left : row.as("callsADay", Long::parseLong) * days / part;
      left -= own;
      phases.add(
          new SpringPhase(
              from,
              until,
              own,
              new SpringPhase.Level(
                  number(row, "first"),
                  number(row, "middle"),
                  number(row, "last"),
                  number(row, "rest")),
              new SpringPhase.Line(number(row, "pandemicFirst"), number(row, "pandemicLast")),
              row.as("otherADay", Integer::parseInt) / part));
    }
    return List.copyOf(phases);
  }

  private static double number(Csv.Row row, String column) {
    return row.as(column, Double::parseDouble);
  }

  /// Those of the spring's own table, then every other leaf outside of the pandemic's first level
  /// with its part of what its second level usually brings.
  private static List<Matter> readMatters(City city) {
    Categories categories = city.categories();
    var matters = new ArrayList<Matter>();
    for (Csv.Row row : Csv.policy("", "demo/spring-2022-matters.csv")) {
      String category = row.text("category");
      if (!categories.isLeaf(category)) {
        throw new IllegalArgumentException(row.file() + ":" + row.line() + ": no leaf");
      }
      String theme = row.text("theme");
      matters.add(
          new Matter(
              category,
              true,
              categories.isRapid(category),
              theme.equals("-") ? Theme.OTHER : Theme.valueOf(theme),
              new Weights(number(row, "march"), number(row, "april"), number(row, "may"))));
    }
    Set<String> taken = matters.stream().map(Matter::category).collect(Collectors.toSet());
    matters.addAll(OrdinaryMatters.list(city, taken));
    return List.copyOf(matters);
  }
}
