package vigil.understanding.life.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.kernel.Csv;

/// How recordings are sampled and scored (`policy/sheet.csv`).
///
/// @param perWeek calls of an agent in a week from Monday
/// @param leastPairs sheets read by two, below which no agreement is said
/// @param objectDays days after the note in which the agent may object
public record SheetPolicy(SheetForm form, int perWeek, int leastPairs, int objectDays) {
  private static final String WEIGHT = "weight";

  /// The table as the city set it.
  ///
  /// @param version of the policy
  public static SheetPolicy of(List<Csv.Row> rows, String version) {
    List<Criterion> criteria = new ArrayList<>();
    Map<String, Double> settings = new HashMap<>();
    for (Csv.Row row : rows) {
      double value = row.as("value", Double::parseDouble);
      if (row.text("unit").equals(WEIGHT)) {
        criteria.add(
            new Criterion(
                row.text("name"),
                row.text("zh"),
                row.text("en"),
                value,
                row.as("scores", SheetPolicy::scores)));
      } else {
        settings.put(row.text("name"), value);
      }
    }
    return new SheetPolicy(
        new SheetForm(version, settings.getOrDefault("DIFFERENCE", 15.0), criteria),
        settings.getOrDefault("PER_WEEK", 2.0).intValue(),
        settings.getOrDefault("LEAST_PAIRS", 20.0).intValue(),
        settings.getOrDefault("OBJECT_DAYS", 7.0).intValue());
  }

  private static List<Integer> scores(String cell) {
    return Arrays.stream(cell.split(";", -1)).map(Integer::valueOf).toList();
  }
}
