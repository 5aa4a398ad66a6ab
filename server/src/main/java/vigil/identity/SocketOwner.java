package vigil.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who opened a wire beside a session: asked at its handshake, and kept with it.
///
/// @param session the session's id; null for who came with the operator's token
/// @param until when the wire ends at the latest
public record SocketOwner(Staff staff, @Nullable String session, Instant until) {
  private static final String KEPT = SocketOwner.class.getName();

  /// Keeps it among what a wire remembers of its handshake.
  public void keepIn(Map<String, Object> attributes) {
    attributes.put(KEPT, this);
  }

  /// What was kept there.
  public static SocketOwner of(Map<String, Object> attributes) {
    return (SocketOwner) Objects.requireNonNull(attributes.get(KEPT), "kept at the handshake");
  }
}
