package vigil.desk.push;

import java.util.Set;
import vigil.identity.Role;
import vigil.identity.Staff;

/// Whom a message is for: the union of the people, the roles and the units named, without the units
/// that are accused (domain 9).
///
/// @param roles of the hotline's own people; someone of a unit is reached by her unit or her name
record Audience(
    boolean everyone, Set<String> people, Set<Role> roles, Set<String> units, Set<String> not) {
  Audience {
    people = Set.copyOf(people);
    roles = Set.copyOf(roles);
    units = Set.copyOf(units);
    not = Set.copyOf(not);
  }

  static final Audience EVERYONE = new Audience(true, Set.of(), Set.of(), Set.of(), Set.of());

  static Audience person(String staff, Role... watching) {
    return new Audience(false, Set.of(staff), Set.of(watching), Set.of(), Set.of());
  }

  static Audience roles(Role... roles) {
    return new Audience(false, Set.of(), Set.of(roles), Set.of(), Set.of());
  }

  Audience and(Set<String> others) {
    return new Audience(everyone, people, roles, others, not);
  }

  boolean reaches(Staff staff) {
    String unit = staff.unit();
    if (unit != null && not.contains(unit)) {
      return false;
    }
    return everyone
        || people.contains(staff.id())
        || (unit == null && staff.roles().stream().anyMatch(roles::contains))
        || (unit != null && units.contains(unit));
  }
}
