package vigil.desk.push;

import java.util.Set;
import vigil.identity.Role;
import vigil.identity.Staff;

/// Whom a message is for: the union of the people, the roles and the units named, without the units
/// that are accused and the people who stepped aside (rules 9.1 and 9.3).
///
/// @param roles of the hotline's own people; someone of a unit is reached by the unit or by name
/// @param not units that hear nothing, whoever else names them
/// @param aside people who hear nothing, whoever else names them
record Audience(
    boolean everyone,
    Set<String> people,
    Set<Role> roles,
    Set<String> units,
    Set<String> not,
    Set<String> aside) {
  Audience {
    people = Set.copyOf(people);
    roles = Set.copyOf(roles);
    units = Set.copyOf(units);
    not = Set.copyOf(not);
    aside = Set.copyOf(aside);
  }

  static final Audience EVERYONE = of(true, Set.of(), Set.of(), Set.of());

  static Audience person(String staff, Role... watching) {
    return of(false, Set.of(staff), Set.of(watching), Set.of());
  }

  static Audience roles(Role... roles) {
    return of(false, Set.of(), Set.of(roles), Set.of());
  }

  Audience and(Set<String> others) {
    return new Audience(everyone, people, roles, others, not, aside);
  }

  static Audience of(boolean everyone, Set<String> people, Set<Role> roles, Set<String> units) {
    return new Audience(everyone, people, roles, units, Set.of(), Set.of());
  }

  boolean reaches(Staff staff) {
    String unit = staff.unit();
    if (aside.contains(staff.id()) || (unit != null && not.contains(unit))) {
      return false;
    }
    return everyone
        || people.contains(staff.id())
        || (unit == null && staff.roles().stream().anyMatch(roles::contains))
        || (unit != null && units.contains(unit));
  }
}
