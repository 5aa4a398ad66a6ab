package vigil.insight.tables;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.insight.counts.Cadence;

/// A table of counts: the first column holds the day (2022-03-01) on which a period begins, days or
/// weeks without a gap; `holiday` holds 0 or 1; `NAME.truth` how many of NAME's cases belonged to
/// an outbreak; every other column is a series of whole numbers.
///
/// @param days on which the periods begin
/// @param holidays by period; empty where the table has none
/// @param truth by series; empty where the table has none
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record CountTable(
    Cadence cadence,
    List<LocalDate> days,
    Map<String, int[]> series,
    boolean[] holidays,
    Map<String, int[]> truth) {
  private static final String HOLIDAY = "holiday";
  private static final String TRUTH = ".truth";
  private static final int WEEK = 7;
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_SERIES = 1_000;
  private static final int MOST = 10_000_000;

  /// Reads a table in CSV.
  ///
  /// @throws CountTableException says what to do about which line
  static CountTable parse(String text) {
    List<NamedCsvRecord> rows = new ArrayList<>();
    try (var reader = CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : reader) {
        rows.add(row);
        check(rows.size() <= MOST_ROWS, row, "more than " + MOST_ROWS + " rows: split the table");
      }
    } catch (IOException | RuntimeException broken) {
      throw broken instanceof CountTableException told
          ? told
          : new CountTableException("this is no table in CSV: " + broken.getMessage(), broken);
    }
    if (rows.size() < 2) {
      throw new CountTableException("a table needs a header and two rows at least");
    }
    List<LocalDate> days = days(rows);
    Map<String, int[]> series = new LinkedHashMap<>();
    Map<String, int[]> truth = new LinkedHashMap<>();
    boolean[] holidays = {};
    List<String> header = rows.getFirst().getHeader();
    for (int column = 1; column < header.size(); column++) {
      String name = header.get(column).strip();
      int[] counts = counts(rows, column);
      if (name.equals(HOLIDAY)) {
        holidays = areHolidays(counts);
      } else if (name.endsWith(TRUTH)) {
        truth.put(name.substring(0, name.length() - TRUTH.length()), counts);
      } else {
        series.put(name, counts);
      }
    }
    checkNames(series, truth);
    return new CountTable(cadence(days), days, series, holidays, truth);
  }

  private static boolean[] areHolidays(int[] counts) {
    boolean[] holidays = new boolean[counts.length];
    for (int n = 0; n < counts.length; n++) {
      holidays[n] = counts[n] > 0;
    }
    return holidays;
  }

  private static void checkNames(Map<String, int[]> series, Map<String, int[]> truth) {
    if (series.isEmpty() || series.size() > MOST_SERIES) {
      throw new CountTableException("a table needs 1 to " + MOST_SERIES + " series");
    }
    for (String name : truth.keySet()) {
      if (!series.containsKey(name)) {
        throw new CountTableException(
            "column " + name + TRUTH + " belongs to no series: there is no column " + name);
      }
    }
  }

  private static List<LocalDate> days(List<NamedCsvRecord> rows) {
    List<LocalDate> days = new ArrayList<>();
    for (NamedCsvRecord row : rows) {
      String cell = row.getField(0).strip();
      try {
        days.add(LocalDate.parse(cell));
      } catch (DateTimeException unreadable) {
        throw at(row, '"' + cell + "\" is no day: write 2022-03-01", unreadable);
      }
    }
    long step = ChronoUnit.DAYS.between(days.get(0), days.get(1));
    for (int n = 1; n < days.size(); n++) {
      boolean isNext = ChronoUnit.DAYS.between(days.get(n - 1), days.get(n)) == step;
      check(isNext, rows.get(n), "the rows before it are " + step + " days apart: fill the gap");
    }
    check(step == 1 || step == WEEK, rows.get(1), "rows must be a day or a week apart");
    return days;
  }

  private static Cadence cadence(List<LocalDate> days) {
    return ChronoUnit.DAYS.between(days.get(0), days.get(1)) == 1 ? Cadence.DAY : Cadence.WEEK;
  }

  private static int[] counts(List<NamedCsvRecord> rows, int column) {
    int[] counts = new int[rows.size()];
    for (int n = 0; n < counts.length; n++) {
      NamedCsvRecord row = rows.get(n);
      String cell = row.getField(column).strip();
      try {
        counts[n] = Integer.parseInt(cell);
      } catch (NumberFormatException unreadable) {
        throw at(row, '"' + cell + "\" is no whole number", unreadable);
      }
      check(counts[n] >= 0 && counts[n] <= MOST, row, "a count lies between 0 and " + MOST);
    }
    return counts;
  }

  private static void check(boolean holds, NamedCsvRecord row, String otherwise) {
    if (!holds) {
      throw at(row, otherwise, null);
    }
  }

  private static CountTableException at(
      NamedCsvRecord row, String what, @Nullable Exception cause) {
    return new CountTableException("line " + row.getStartingLineNumber() + ": " + what, cause);
  }
}
