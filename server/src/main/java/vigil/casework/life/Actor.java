package vigil.casework.life;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.OrderVisibility;
import vigil.identity.Role;

/// Who takes a step.
///
/// @param unit null for the hotline's own people
public record Actor(String id, Set<Role> roles, @Nullable String unit) {
  /// The sweeps and jobs of the house itself.
  public static final Actor HOUSE = new Actor("house", Set.of(Role.OPERATOR), null);

  public Actor {
    roles = Set.copyOf(roles);
  }

  public boolean isCitizen() {
    return OrderVisibility.isOfTheCitizen(id);
  }

  boolean has(Role role) {
    return roles.contains(role);
  }

  boolean isAny(Set<Role> wanted) {
    return wanted.stream().anyMatch(roles::contains);
  }
}
