package vigil.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A member of staff. As a controller's parameter it is whoever is signed in.
///
/// @param id short and stable (`agent-1`)
/// @param unit where the member works; null for the hotline's own people
/// @param extension the user of the SIP phone (`1001`); null where there is none
public record Staff(
    String id,
    String name,
    String nameEn,
    Set<Role> roles,
    @Nullable String unit,
    @Nullable String extension) {
  public Staff {
    roles = Set.copyOf(roles);
  }

  public boolean hasRole(Role role) {
    return roles.contains(role);
  }
}
