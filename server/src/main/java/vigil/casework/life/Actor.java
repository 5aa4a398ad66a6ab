package vigil.casework.life;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.identity.Role;

/// Who takes a step.
///
/// @param unit null for the hotline's own people
public record Actor(String id, Set<Role> roles, @Nullable String unit) {
  /// The sweeps and jobs of the house itself.
  public static final Actor HOUSE = new Actor("house", Set.of(Role.OPERATOR), null);

  /// Those who act for the citizen: the portal's doors and the status page. Nobody enrols by these
  /// names.
  private static final Set<String> CITIZENS = Set.of("portal", "citizen");

  public Actor {
    roles = Set.copyOf(roles);
  }

  public boolean isCitizen() {
    return isCitizen(id);
  }

  /// Whether the one who goes by this id in facts acts for the citizen.
  public static boolean isCitizen(String id) {
    return CITIZENS.contains(id);
  }

  boolean isAny(Set<Role> wanted) {
    return wanted.stream().anyMatch(roles::contains);
  }
}
