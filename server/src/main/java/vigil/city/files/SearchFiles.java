package vigil.city.files;

import java.util.List;

/// `search.csv`: a row for each weight, none below 0.
final class SearchFiles {
  static final List<String> NAMES =
      List.of("meaning", "words", "other", "least", "leastWords", "quiet", "quietWords");
  private static final double MOST = 100;

  private SearchFiles() {}

  static void check(CsvTable.Row row) {
    if (!NAMES.contains(row.text("name"))) {
      row.fault("name \"%s\" is not a setting of this table".formatted(row.cell("name")));
    }
    row.as("value", SearchFiles::weight, "a number from 0 to 100");
  }

  private static double weight(String text) {
    double number = Double.parseDouble(text);
    if (!(number >= 0 && number <= MOST)) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }
}
