package vigil.city.steps;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.city.PolicyTable;
import vigil.city.RowChange;
import vigil.city.files.TableText;
import vigil.identity.Role;
import vigil.identity.Staff;

/// Who works here, as a table and back.
final class StaffText {
  private static final int ROLES = 3;
  private static final int UNIT = 4;

  private StaffText() {}

  static String render(List<Staff> staff) {
    return TableText.render(
        PolicyTable.STAFF,
        "",
        staff.stream()
            .map(one ->
                List.of(
                    one.id(),
                    one.name(),
                    one.nameEn(),
                    one.roles().stream().sorted().map(Role::name).collect(Collectors.joining(" ")),
                    orEmpty(one.unit()),
                    orEmpty(one.extension())))
            .toList());
  }

  private static String orEmpty(@Nullable String cell) {
    return cell == null ? "" : cell;
  }

  /// The people of a text that was checked.
  static List<Staff> parse(String csv) {
    List<Staff> staff = new ArrayList<>();
    for (List<String> row : TableText.parse(PolicyTable.STAFF, csv).cells()) {
      staff.add(
          new Staff(
              row.get(0),
              row.get(1),
              row.get(2),
              roles(row),
              row.get(4).isEmpty() ? null : row.get(4),
              row.get(5).isEmpty() ? null : row.get(5)));
    }
    return staff;
  }

  private static EnumSet<Role> roles(List<String> row) {
    var roles = EnumSet.noneOf(Role.class);
    for (String role : row.get(ROLES).strip().split(" +", -1)) {
      roles.add(Role.valueOf(role));
    }
    return roles;
  }

  /// The roles that a change gives, or takes if the sides are changed.
  static List<String> gained(List<String> before, List<String> after) {
    List<String> had =
        before.isEmpty() ? List.of() : List.of(before.get(ROLES).strip().split(" +"));
    return after.isEmpty()
        ? List.of()
        : List.of(after.get(ROLES).strip().split(" +")).stream()
            .filter(role -> !had.contains(role))
            .toList();
  }

  /// Whoever would get a role that is new to them, or another unit: it says what they are shown.
  static List<String> grants(List<RowChange> changes) {
    return changes.stream()
        .filter(change ->
            !gained(change.before(), change.after()).isEmpty()
                || isMoved(change.before(), change.after()))
        .map(change -> change.key().getFirst())
        .toList();
  }

  private static boolean isMoved(List<String> before, List<String> after) {
    return !before.isEmpty() && !after.isEmpty() && !before.get(UNIT).equals(after.get(UNIT));
  }
}
