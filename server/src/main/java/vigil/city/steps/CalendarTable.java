package vigil.city.steps;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vigil.city.CalendarDay;
import vigil.city.Edition;
import vigil.city.PolicyTable;
import vigil.city.RowChange;
import vigil.city.files.CalendarFiles;
import vigil.city.files.PolicyCity;
import vigil.city.files.TableText;

/// The calendar as a table: every day that differs from the plain week. What an edition changes is
/// entered year by year, whole.
@Component
class CalendarTable {
  private static final int YEAR_DIGITS = 4;

  private final CalendarService calendar;

  CalendarTable(CalendarService calendar) {
    this.calendar = calendar;
  }

  /// The days in force, by what is stored.
  String text() {
    return write(calendar.inForce().special().stream().map(CalendarTable::row).toList());
  }

  /// The days in force with the years of this file in the place of theirs.
  String textWithYears(String csv) {
    List<CalendarDay> days = CalendarFiles.read("calendar", csv).days();
    Set<Integer> years =
        days.stream()
            .map(day -> day.date().getYear())
            .collect(Collectors.toCollection(TreeSet::new));
    var all = new TreeSet<CalendarDay>(java.util.Comparator.comparing(CalendarDay::date));
    all.addAll(days);
    calendar.inForce().special().stream()
        .filter(day -> !years.contains(day.date().getYear()))
        .forEach(all::add);
    return write(all.stream().map(CalendarTable::row).toList());
  }

  private static String write(List<List<String>> rows) {
    return TableText.render(PolicyTable.CALENDAR, "", rows);
  }

  private static List<String> row(CalendarDay day) {
    return List.of(day.date().toString(), day.kind().name(), day.name());
  }

  /// Years of which some day is another; what is no year is the check's to name.
  static Set<String> years(List<RowChange> changes) {
    return changes.stream()
        .map(change -> change.key().getFirst())
        .filter(date -> date.length() > YEAR_DIGITS)
        .map(date -> date.substring(0, YEAR_DIGITS))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The days of the years that an edition changes, each on the line where the edition has it.
  static String changed(Edition edition) {
    Set<String> years = years(EditionCheck.changes(edition));
    var lines = edition.text().csv().split("\n", -1);
    var text = new StringBuilder();
    boolean isHead = true;
    for (String line : lines) {
      boolean kept = isHead || years.stream().anyMatch(line::startsWith) || isNoDay(line);
      text.append(kept ? line : "").append('\n');
      isHead = isHead && line.startsWith("#");
    }
    return text.toString();
  }

  private static boolean isNoDay(String line) {
    return !line.matches("\\d{4}-.*");
  }

  List<String> faults(Edition edition) {
    return calendar.propose(changed(edition)).faults().stream()
        .map(fault -> fault.replaceFirst("^calendar:", PolicyTable.CALENDAR.file() + ":"))
        .toList();
  }

  /// That city with the edition's calendar.
  PolicyCity buildCity(PolicyCity city, Edition edition) {
    List<CalendarDay> days = CalendarFiles.read("calendar", changed(edition)).days();
    calendar.overlay(
        city, days.stream().map(day -> day.date().getYear()).collect(Collectors.toSet()), days);
    return city;
  }
}
