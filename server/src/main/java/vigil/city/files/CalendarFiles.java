package vigil.city.files;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vigil.city.CalendarDay;
import vigil.city.WorkingDays;
import vigil.city.YearStatus;

/// `calendar-years.csv` and the calendars; also a year that an administrator imports.
public final class CalendarFiles {
  private static final String[] COLUMNS = {"date", "kind", "name"};

  private CalendarFiles() {}

  /// A calendar as someone hands it in.
  ///
  /// @param days without the faulty lines
  /// @param faults each with its line
  public record ParsedCalendar(List<CalendarDay> days, List<String> faults) {}

  /// Reads a calendar file that is to be laid over the policy's.
  public static ParsedCalendar read(String name, String text) {
    PolicyFaults faults = new PolicyFaults();
    Map<LocalDate, CalendarDay> days = new LinkedHashMap<>();
    days(CsvTable.read(name, text, List.of(COLUMNS), faults), days);
    return new ParsedCalendar(List.copyOf(days.values()), faults.all());
  }

  static WorkingDays workingDays(PolicyFiles files) {
    Map<Integer, YearStatus> years = new TreeMap<>();
    for (CsvTable.Row row : files.rows("calendar-years.csv", "year", "status", "source")) {
      Optional<Integer> year = row.as("year", Integer::valueOf, "a year");
      Optional<YearStatus> status = row.as("status", YearStatus::valueOf, "a year's status");
      row.text("source");
      if (year.isPresent() && status.isPresent()) {
        years.put(year.get(), status.get());
      }
    }
    Map<LocalDate, CalendarDay> days = new LinkedHashMap<>();
    days(files.rows("cn-calendar-2022-2026.csv", COLUMNS), days);
    days(files.rows("cn-calendar-provisional.csv", COLUMNS), days);
    List<Integer> official = new ArrayList<>();
    years.forEach((year, status) -> {
      if (days.keySet().stream().noneMatch(day -> day.getYear() == year)) {
        files.faults().add("calendar-years.csv", 1, "no calendar has a day of " + year);
      }
      if (status == YearStatus.OFFICIAL) {
        official.add(year);
      }
    });
    return new WorkingDays(days.values(), official);
  }

  private static void days(List<CsvTable.Row> rows, Map<LocalDate, CalendarDay> days) {
    for (CsvTable.Row row : rows) {
      Optional<LocalDate> date = row.as("date", LocalDate::parse, "a date like 2026-10-01");
      Optional<CalendarDay.Kind> kind =
          row.as("kind", CalendarDay.Kind::valueOf, "HOLIDAY or MAKEUP_WORK");
      if (date.isPresent() && kind.isPresent()) {
        CalendarDay day = new CalendarDay(date.get(), kind.get(), row.text("name"));
        if (day.kind() == CalendarDay.Kind.MAKEUP_WORK && !isWeekend(day.date())) {
          row.fault(day.date() + " is no weekend day, so it cannot make up for one");
        }
        if (days.put(day.date(), day) != null) {
          row.fault(day.date() + " was there before");
        }
      }
    }
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
  }
}
