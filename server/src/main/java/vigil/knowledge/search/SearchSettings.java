package vigil.knowledge.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.kernel.Csv;

/// How words and meaning are weighed (`policy/search.csv`); `./vigil bench search` measures it.
///
/// @param meaning weight of a likeness beside words that carry as much as the best (understanding
///   4)
/// @param words what whole words in common add to a likeness, when it is asked whether anything was
///   found
/// @param other what the likeness to a matter that no script answers takes away from it
/// @param least below this nothing was found
/// @param leastWords the same where there is no meaning: the share of the words that is in common
/// @param quiet below this share of the best score a script keeps quiet
/// @param quietWords the same where there is no meaning
public record SearchSettings(
    double meaning,
    double words,
    double other,
    double least,
    double leastWords,
    double quiet,
    double quietWords) {
  /// As shipped.
  public static SearchSettings of(List<Csv.Row> rows) {
    Map<String, Double> values = new HashMap<>();
    rows.forEach(row -> values.put(row.text("name"), row.as("value", Double::parseDouble)));
    return new SearchSettings(
        get(values, "meaning"),
        get(values, "words"),
        get(values, "other"),
        get(values, "least"),
        get(values, "leastWords"),
        get(values, "quiet"),
        get(values, "quietWords"));
  }

  double quiet(boolean withMeaning) {
    return withMeaning ? quiet : quietWords;
  }

  private static double get(Map<String, Double> values, String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("search.csv has no row for " + name);
    }
    return value;
  }
}
