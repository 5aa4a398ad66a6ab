package vigil.city.files;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.city.DutyRosterEntry;
import vigil.city.Units;
import vigil.city.Urgency;
import vigil.city.UrgencyWord;
import vigil.identity.Role;

/// `duty.csv`, `urgency-words.csv`, and a check of who works here: `staff.csv`, which is laid over
/// the files from identity's register, or the demo city's people.
final class DutyFiles {
  /// Who may answer a page (rules 8.4).
  private static final Set<Role> ON_DUTY = EnumSet.of(Role.MANAGER, Role.LEADER);

  private DutyFiles() {}

  /// The roles of the staff by their ids; empty where nobody is known, and then nobody is missed.
  static Map<String, Set<Role>> staff(PolicyFiles files, Units units) {
    Map<String, Set<Role>> people = new LinkedHashMap<>();
    Set<String> extensions = new HashSet<>();
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
      Set<Role> roles = EnumSet.noneOf(Role.class);
      row.as(
              "roles",
              _ ->
                  DirectoryFiles.splitWords(row.text("roles")).stream().map(Role::valueOf).toList(),
              "a list of roles")
          .ifPresent(theirs -> {
            roles.addAll(theirs);
            checkRoles(row, theirs, row.maybe("unit"));
          });
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
      if (people.put(id, roles) != null) {
        row.fault("staff " + id + " was there before");
      }
    }
    if (!rows.isEmpty()) {
      checkWhoApproves(files, people.values());
    }
    return people;
  }

  /// A unit's people are not the hotline's, whatever their roles (rules 2.3).
  private static void checkRoles(CsvTable.Row row, List<Role> roles, @Nullable String unit) {
    for (Role role : roles) {
      if (!role.isFor(unit) && unit == null) {
        row.fault(role + " is a role of a unit's people: name the unit");
      } else if (!role.isFor(unit)) {
        row.fault(role + " is a role of the hotline's own people, who have no unit");
      }
    }
  }

  /// A list without them could never be changed again.
  private static void checkWhoApproves(PolicyFiles files, Collection<Set<Role>> people) {
    for (Role needed : List.of(Role.MANAGER, Role.OPERATOR)) {
      if (people.stream().noneMatch(roles -> roles.contains(needed))) {
        files.faults().add("staff.csv", 1, "nobody would be " + needed);
      }
    }
  }

  static List<DutyRosterEntry> duty(PolicyFiles files, Map<String, Set<Role>> staff) {
    List<DutyRosterEntry> turns = new ArrayList<>();
    for (CsvTable.Row row : files.rows("duty.csv", "day", "from", "until", "rank", "staff")) {
      Optional<DayOfWeek> day = row.as("day", DayOfWeek::valueOf, "a day like MONDAY");
      Optional<LocalTime> from = row.as("from", LocalTime::parse, "a time like 20:00");
      Optional<LocalTime> until = row.as("until", LocalTime::parse, "a time like 08:00");
      Optional<Integer> rank = row.as("rank", Integer::valueOf, "a place in the chain");
      String who = row.text("staff");
      Set<Role> roles = staff.get(who);
      if (!staff.isEmpty() && roles == null) {
        row.fault("there is no member of staff " + who);
      } else if (roles != null && Collections.disjoint(roles, ON_DUTY)) {
        row.fault(who + " is neither MANAGER nor LEADER and could not answer a page");
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
