package vigil.city.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `sheet.csv`: four settings, and a row for each criterion, at least one.
final class SheetFiles {
  private static final List<String> SETTINGS =
      List.of("PER_WEEK", "DIFFERENCE", "LEAST_PAIRS", "OBJECT_DAYS");
  private static final String CRITERION = "a criterion";
  private static final double MOST = 1_000;
  private static final int MOST_SCORE = 100;

  private SheetFiles() {}

  static void check(CsvTable.Row row) {
    String name = row.text("name");
    boolean isCriterion = row.cell("unit").equals("weight");
    if (!isCriterion && !SETTINGS.contains(name)) {
      row.fault("name \"%s\" is not a setting of this table".formatted(row.cell("name")));
    }
    row.as("value", SheetFiles::number, "a number above 0");
    if (isCriterion) {
      row.text("zh");
      row.text("en");
      row.as("scores", SheetFiles::scores, "a list like 0;1;2");
    }
  }

  /// What there is no row for.
  static List<String> listMissing(List<CsvTable.Row> rows) {
    var missing = new ArrayList<>(SETTINGS);
    if (rows.stream().noneMatch(row -> row.cell("unit").equals("weight"))) {
      missing.add(CRITERION);
    }
    return missing;
  }

  private static double number(String text) {
    double number = Double.parseDouble(text);
    if (!(number > 0 && number <= MOST)) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static long scores(String text) {
    List<Integer> scores = Arrays.stream(text.split(";", -1)).map(Integer::valueOf).toList();
    boolean isRange = scores.stream().allMatch(one -> one >= 0 && one <= MOST_SCORE);
    if (!isRange || scores.size() < 2 || scores.stream().distinct().count() < scores.size()) {
      throw new IllegalArgumentException(text);
    }
    return scores.size();
  }
}
