package vigil.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message on its way out.
///
/// @param id the same over all tries: a receiver drops a second one
/// @param kind a [Notice], or the event's type for a webhook
/// @param order whom it is about; null for a webhook's test
/// @param target the webhook; empty for a citizen
/// @param body what a webhook gets, byte for byte, or what a notice needs beside the order, as JSON
public record Delivery(
    String id,
    DeliveryChannel channel,
    String kind,
    @Nullable String order,
    @Nullable String number,
    String target,
    String body,
    Tries tries) {
  /// How often it was tried, and since when.
  ///
  /// @param attempts this one included
  /// @param heldSince since when it waits for something of our own; null when it does not
  public record Tries(int attempts, Instant createdAt, @Nullable Instant heldSince) {}

  /// Where it stands.
  public enum State {
    WAITING,
    SENT,
    /// Tried often enough, or refused for good: an operator looks at it.
    DEAD,
    /// Nobody needs it any more.
    MOOT
  }
}
