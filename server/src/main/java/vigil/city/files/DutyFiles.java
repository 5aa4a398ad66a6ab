package vigil.city.files;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vigil.city.DutyRosterEntry;
import vigil.city.Units;
import vigil.city.Urgency;
import vigil.city.UrgencyWord;
import vigil.identity.Role;

/// `duty.csv`, `urgency-words.csv`, and a check of who works here: `staff.csv`, which is laid over
/// the files from identity's register, or the demo city's people.
final class DutyFiles {
  private DutyFiles() {}

  /// The ids of the staff; empty where nobody is known, and then nobody is missed.
  static List<String> staff(PolicyFiles files, Units units) {
    List<String> ids = new ArrayList<>();
    Set<String> extensions = new HashSet<>();
    Set<Role> roles = EnumSet.noneOf(Role.class);
    String[] columns = {"id", "name", "nameEn", "roles", "unit", "extension"};
    List<CsvTable.Row> rows =
        files
            .rowsIfThere("staff.csv", columns)
            .or(() -> files.rowsIfThere("demo/staff.csv", columns))
            .orElse(List.of());
    for (CsvTable.Row row : rows) {
      String id = row.text("id");
      if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
        row.fault("id \"" + id + "\" is not up to 64 small letters, digits and dashes");
      }
      row.text("name");
      row.text("nameEn");
      row.as(
              "roles",
              _ ->
                  DirectoryFiles.splitWords(row.text("roles")).stream().map(Role::valueOf).toList(),
              "a list of roles")
          .ifPresent(roles::addAll);
      String unit = row.maybe("unit");
      if (unit != null && units.find(unit).isEmpty()) {
        row.fault("there is no unit " + unit);
      }
      if (!row.cell("extension").matches("\\d{0,8}")) {
        row.fault("extension \"" + row.cell("extension") + "\" is not up to eight digits");
      }
      String extension = row.maybe("extension");
      if (extension != null && !extensions.add(extension)) {
        row.fault("extension " + extension + " is another's");
      }
      if (ids.contains(id)) {
        row.fault("staff " + id + " was there before");
      }
      ids.add(id);
    }
    checkWhoApproves(files, rows, roles);
    return ids;
  }

  /// A list without them could never be changed again.
  private static void checkWhoApproves(
      PolicyFiles files, List<CsvTable.Row> rows, Set<Role> roles) {
    for (Role needed : List.of(Role.MANAGER, Role.OPERATOR)) {
      if (!rows.isEmpty() && !roles.contains(needed)) {
        files.faults().add("staff.csv", 1, "nobody would be " + needed);
      }
    }
  }

  static List<DutyRosterEntry> duty(PolicyFiles files, List<String> staff) {
    List<DutyRosterEntry> turns = new ArrayList<>();
    for (CsvTable.Row row : files.rows("duty.csv", "day", "from", "until", "rank", "staff")) {
      Optional<DayOfWeek> day = row.as("day", DayOfWeek::valueOf, "a day like MONDAY");
      Optional<LocalTime> from = row.as("from", LocalTime::parse, "a time like 20:00");
      Optional<LocalTime> until = row.as("until", LocalTime::parse, "a time like 08:00");
      Optional<Integer> rank = row.as("rank", Integer::valueOf, "a place in the chain");
      String who = row.text("staff");
      if (!staff.isEmpty() && !staff.contains(who)) {
        row.fault("there is no member of staff " + who);
      }
      if (day.isPresent() && from.isPresent() && until.isPresent() && rank.isPresent()) {
        turns.add(new DutyRosterEntry(day.get(), from.get(), until.get(), rank.get(), who));
      }
    }
    return turns;
  }

  static List<UrgencyWord> urgencyWords(PolicyFiles files) {
    List<UrgencyWord> words = new ArrayList<>();
    for (CsvTable.Row row : files.rows("urgency-words.csv", "word", "urgency", "why", "whyEn")) {
      Optional<Urgency> urgency = row.as("urgency", Urgency::valueOf, "an urgency");
      if (urgency.isPresent()) {
        words.add(
            new UrgencyWord(row.text("word"), urgency.get(), row.text("why"), row.text("whyEn")));
      }
    }
    return words;
  }
}
