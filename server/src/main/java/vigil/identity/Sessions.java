package vigil.identity;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.ServerHttpRequest;

/// The sessions of those who signed in, for whoever keeps a wire open beside them.
public interface Sessions {
  /// Who is behind the handshake of a wire; empty for nobody who is signed in.
  Optional<SocketOwner> findOwner(ServerHttpRequest handshake);

  /// Those of these whose session is over: signed out, locked, idle for too long, or past its end.
  /// Costs one read for all.
  Set<SocketOwner> listEnded(Collection<SocketOwner> owners);
}
