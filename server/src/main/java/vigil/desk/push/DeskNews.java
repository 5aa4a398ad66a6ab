package vigil.desk.push;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import vigil.identity.Role;

/// Tells desks what is no fact of the ledger: how something stands at this moment. Who was away
/// when it was told asks anew.
public interface DeskNews {
  /// Whether anybody of these roles listens.
  boolean isAnybody(Set<Role> roles);

  void tell(Set<Role> roles, String kind, JsonNode body);
}
