package vigil.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/// The sessions of those who signed in, for whoever keeps a wire open beside them.
public interface Sessions {
  /// Those of these that are still there: not signed out, not locked, not idle for too long.
  Set<String> listAlive(Collection<String> ids);

  /// When at the latest the session behind a request ends.
  Instant expiresAt(Principal principal);
}
