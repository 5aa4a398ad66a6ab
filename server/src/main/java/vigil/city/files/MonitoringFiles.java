package vigil.city.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import vigil.city.Categories;
import vigil.city.Places;
import vigil.city.PolicyTable;
import vigil.city.Urgency;
import vigil.kernel.Csv;

/// The tables that rooms above read for themselves: what the night senses by and wakes by, and what
/// Open311 clients are asked. Checked here, with the places and categories that they name, so that
/// no room meets a row that it cannot read.
final class MonitoringFiles {
  /// A row of `sensing.csv`.
  private enum SensingSetting {
    RATIO("ratio"),
    DISPERSION("dispersion"),
    FALSE_ALARMS("falseAlarms"),
    HALF_LIFE("halfLife"),
    FLOOR("floor"),
    FEWEST("fewest"),
    JOINS("joins"),
    QUIET("quiet"),
    CALL_DISPERSION("callDispersion"),
    CALL_FALSE_ALARMS("callFalseAlarms"),
    CALL_FEWEST("callFewest");

    /// Editions of before have no rows for calls.
    private static final Set<SensingSetting> LATER =
        EnumSet.of(CALL_DISPERSION, CALL_FALSE_ALARMS, CALL_FEWEST);

    private final String word;

    SensingSetting(String word) {
      this.word = word;
    }
  }

  /// A row of `paging.csv`.
  private enum PagingSetting {
    NEXT("next"),
    RING("ring"),
    ROUNDS("rounds"),
    GATHER("gather"),
    WAIT("wait"),
    QUIET_FROM("quietFrom"),
    QUIET_UNTIL("quietUntil"),
    TEST_HOUR("testHour");

    /// Editions of before have no rows for the others.
    private static final Set<PagingSetting> ALWAYS = EnumSet.of(NEXT, RING, ROUNDS, GATHER);

    private final String word;

    PagingSetting(String word) {
      this.word = word;
    }
  }

  private static final Map<String, SensingSetting> SENSING =
      Arrays.stream(SensingSetting.values()).collect(Collectors.toMap(one -> one.word, one -> one));
  private static final Map<String, PagingSetting> PAGING =
      Arrays.stream(PagingSetting.values()).collect(Collectors.toMap(one -> one.word, one -> one));
  private static final Set<String> DATATYPES =
      Set.of("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist");
  private static final int HOURS = 24;
  private static final int SECONDS = 60;

  /// No whole number of these tables is larger.
  private static final int MOST = 100_000;

  private final PolicyFiles files;
  private final Places places;
  private final Categories categories;

  private MonitoringFiles(PolicyFiles files, Places places, Categories categories) {
    this.files = files;
    this.places = places;
    this.categories = categories;
  }

  static Map<PolicyTable, List<Csv.Row>> read(
      PolicyFiles files, Places places, Categories categories) {
    return new MonitoringFiles(files, places, categories).read();
  }

  private Map<PolicyTable, List<Csv.Row>> read() {
    Map<PolicyTable, List<Csv.Row>> all = new EnumMap<>(PolicyTable.class);
    for (PolicyTable table :
        List.of(
            PolicyTable.TOPICS,
            PolicyTable.USUAL,
            PolicyTable.USUAL_HOURS,
            PolicyTable.USUAL_DISTRICTS,
            PolicyTable.SENSING,
            PolicyTable.PAGING,
            PolicyTable.ALARMS,
            PolicyTable.REPORTS,
            PolicyTable.UNDERSTANDING,
            PolicyTable.QUALITY,
            PolicyTable.SHEET,
            PolicyTable.QUESTIONS,
            PolicyTable.SYNONYMS,
            PolicyTable.SEARCH)) {
      List<CsvTable.Row> rows = rows(table);
      once(table, rows);
      rows.forEach(row -> check(table, row));
      all.put(
          table,
          rows.stream().map(row -> new Csv.Row(table.file(), row.line(), row.cells())).toList());
      whole(table, rows);
    }
    return all;
  }

  private List<CsvTable.Row> rows(PolicyTable table) {
    String[] columns = table.columns().toArray(String[]::new);
    return table.isLaterThanCities()
        ? files.rowsOrShipped(table.file(), columns)
        : files.rows(table.file(), columns);
  }

  private static void once(PolicyTable table, List<CsvTable.Row> rows) {
    Set<List<String>> known = new HashSet<>();
    for (CsvTable.Row row : rows) {
      var key = table.columns().subList(0, table.keys()).stream().map(row::text).toList();
      if (!known.add(key)) {
        row.fault(String.join(" ", key) + " was there before");
      }
    }
  }

  private void check(PolicyTable table, CsvTable.Row row) {
    switch (table) {
      case TOPICS -> {
        row.text("name");
        row.text("nameEn");
        if (row.text("id").matches("\\d+")) {
          row.fault("id \"%s\" is not a word: figures are categories".formatted(row.cell("id")));
        }
        DirectoryFiles.splitWords(row.text("categories")).forEach(code -> category(row, code));
      }
      case USUAL -> {
        number(row, "perDay", MonitoringFiles::aboveNull);
        number(row, "weight", MonitoringFiles::aboveNull);
      }
      case USUAL_HOURS -> {
        whole(row, "hour", 0, HOURS - 1);
        number(row, "workday", MonitoringFiles::aboveNull);
        number(row, "rest", MonitoringFiles::aboveNull);
      }
      case USUAL_DISTRICTS -> {
        if (places.findDistrict(row.text("district")).isEmpty()) {
          row.fault("there is no district " + row.cell("district"));
        }
        number(row, "residents", MonitoringFiles::aboveNull);
      }
      case SENSING -> sensing(row);
      case PAGING -> {
        setting(row, PAGING.keySet());
        paging(row);
      }
      case ALARMS -> AlarmFiles.check(row);
      case REPORTS -> ReportFiles.check(row);
      case UNDERSTANDING, QUALITY ->
          number(row, "value", it -> it >= 0 && it <= 1, "a number from 0 to 1");
      case SHEET -> SheetFiles.check(row);
      case QUESTIONS -> question(row);
      case SYNONYMS -> row.text("said");
      case SEARCH -> SearchFiles.check(row);
      case DISTRICTS,
          UNITS,
          STREETS,
          CATEGORIES,
          DISPATCH,
          LIMITS,
          SETTINGS,
          RAPID,
          URGENCY_WORDS,
          DANGER,
          DUTY,
          PHRASES,
          CALENDAR,
          STAFF ->
          throw new IllegalArgumentException(table + " is read elsewhere");
    }
  }

  private static void paging(CsvTable.Row row) {
    switch (PAGING.get(row.cell("name"))) {
      case QUIET_FROM, QUIET_UNTIL, TEST_HOUR -> whole(row, "value", 0, HOURS - 1);
      case GATHER -> whole(row, "value", 0, MOST);
      case NEXT, RING, ROUNDS, WAIT -> whole(row, "value", 1, MOST);
      case null -> whole(row, "value", 1, MOST);
    }
  }

  private void sensing(CsvTable.Row row) {
    setting(row, SENSING.keySet());
    switch (SENSING.get(row.cell("name"))) {
      case RATIO -> number(row, "value", ratio -> ratio > 1, "a number above 1");
      case FEWEST, QUIET, CALL_FEWEST -> whole(row, "value", 1, MOST);
      case DISPERSION, FALSE_ALARMS, HALF_LIFE, FLOOR, JOINS, CALL_DISPERSION, CALL_FALSE_ALARMS ->
          number(row, "value", MonitoringFiles::aboveNull);
      case null -> number(row, "value", MonitoringFiles::aboveNull);
    }
  }

  private void question(CsvTable.Row row) {
    category(row, row.text("category"));
    row.text("zh");
    row.text("en");
    if (!row.text("code").matches("[a-z0-9_]{1,40}")) {
      row.fault("code \"%s\" is not small letters, digits and _".formatted(row.cell("code")));
    }
    if (!Set.of("true", "false").contains(row.cell("required"))) {
      row.fault("required \"%s\" is not true or false".formatted(row.cell("required")));
    }
    String datatype = row.text("datatype");
    if (!DATATYPES.contains(datatype)) {
      row.fault("datatype \"%s\" is not one of GeoReport v2".formatted(datatype));
    } else if (datatype.endsWith("list") == row.cell("values").isEmpty()) {
      row.fault("a list has values, and nothing else has");
    } else {
      row.as("values", MonitoringFiles::choices, "a list like yes=有=yes=URGENT;no=没有=no");
    }
  }

  private static int choices(String values) {
    Set<String> keys = new HashSet<>();
    for (String one : values.isEmpty() ? new String[0] : values.split(";", -1)) {
      String[] part = one.split("=", -1);
      boolean isWhole =
          part.length >= 3
              && part.length <= 4
              && Arrays.stream(part).noneMatch(String::isBlank)
              && keys.add(part[0]);
      if (!isWhole) {
        throw new IllegalArgumentException(one);
      }
      if (part.length > 3) {
        var _ = Urgency.valueOf(part[3]);
      }
    }
    return keys.size();
  }

  private void category(CsvTable.Row row, String code) {
    if (categories.find(code).isEmpty()) {
      row.fault("there is no category " + code);
    }
  }

  private static void setting(CsvTable.Row row, Set<String> known) {
    if (!known.contains(row.text("name"))) {
      row.fault("name \"%s\" is not a setting of this table".formatted(row.cell("name")));
    }
  }

  private static boolean aboveNull(double number) {
    return number > 0;
  }

  private static void number(CsvTable.Row row, String column, DoublePredicate fits) {
    number(row, column, fits, "a number above 0");
  }

  private static void number(CsvTable.Row row, String column, DoublePredicate fits, String looks) {
    row.as(
        column,
        text -> {
          double number = Double.parseDouble(text);
          if (!Double.isFinite(number) || !fits.test(number)) {
            throw new IllegalArgumentException(text);
          }
          return number;
        },
        looks);
  }

  private static void whole(CsvTable.Row row, String column, int least, int most) {
    row.as(
        column,
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException(text);
          }
          return number;
        },
        "a whole number from %d to %d".formatted(least, most));
  }

  /// What the rows must say together.
  private void whole(PolicyTable table, List<CsvTable.Row> rows) {
    List<String> missing = new ArrayList<>();
    switch (table) {
      case USUAL_HOURS -> {
        for (int hour = 0; hour < HOURS; hour++) {
          missing.add(String.valueOf(hour));
        }
      }
      case SENSING ->
          SENSING.values().stream()
              .filter(one -> !SensingSetting.LATER.contains(one))
              .map(one -> one.word)
              .sorted()
              .forEach(missing::add);
      case PAGING -> {
        PAGING.keySet().stream()
            .filter(name -> PagingSetting.ALWAYS.contains(PAGING.get(name)))
            .sorted()
            .forEach(missing::add);
        longestRing(rows);
      }
      case ALARMS -> missing.addAll(AlarmFiles.listKinds());
      case REPORTS -> missing.addAll(ReportFiles.KINDS);
      case SEARCH -> missing.addAll(SearchFiles.NAMES);
      case SHEET -> missing.addAll(SheetFiles.listMissing(rows));
      case TOPICS,
          USUAL,
          USUAL_DISTRICTS,
          UNDERSTANDING,
          QUALITY,
          QUESTIONS,
          SYNONYMS,
          DISTRICTS,
          UNITS,
          STREETS,
          CATEGORIES,
          DISPATCH,
          LIMITS,
          SETTINGS,
          RAPID,
          URGENCY_WORDS,
          DANGER,
          DUTY,
          PHRASES,
          CALENDAR,
          STAFF -> {
        // A row more or less is right.
      }
    }
    rows.forEach(row -> missing.remove(row.cell(table.columns().getFirst())));
    missing.forEach(one -> files.faults().add(table.file(), 1, "has no row for " + one));
  }

  private void longestRing(List<CsvTable.Row> rows) {
    try {
      int next = 0;
      int ring = 0;
      for (CsvTable.Row row : rows) {
        switch (PAGING.get(row.cell("name"))) {
          case NEXT -> next = Integer.parseInt(row.cell("value")) * SECONDS;
          case RING -> ring = Integer.parseInt(row.cell("value"));
          case ROUNDS, GATHER, WAIT, QUIET_FROM, QUIET_UNTIL, TEST_HOUR -> {
            // These bear on no other row.
          }
          case null -> {
            // A name that there is not is a fault of its row already.
          }
        }
      }
      if (ring > next) {
        files
            .faults()
            .add(PolicyTable.PAGING.file(), 1, "a page rings no longer than until the next one");
      }
    } catch (NumberFormatException said) {
      // What is no number is a fault of its row already.
    }
  }
}
