package vigil.city.files;

import java.time.LocalTime;
import java.util.List;

/// `reports.csv`: a row for each kind of report, so many days after the last of its own.
final class ReportFiles {
  static final List<String> KINDS = List.of("DAILY", "WEEKLY", "MONTHLY");
  private static final int MOST_DAYS = 7;

  private ReportFiles() {}

  static void check(CsvTable.Row row) {
    if (!KINDS.contains(row.text("kind"))) {
      row.fault("kind \"%s\" is not DAILY, WEEKLY or MONTHLY".formatted(row.cell("kind")));
    }
    row.as("days", ReportFiles::days, "a whole number from 1 to 7");
    row.as("time", LocalTime::parse, "a time like 06:30");
  }

  private static int days(String text) {
    int days = Integer.parseInt(text);
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException(text);
    }
    return days;
  }
}
