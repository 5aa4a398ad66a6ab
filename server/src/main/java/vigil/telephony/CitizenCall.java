package vigil.telephony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A call that a member of staff placed to a citizen, without the number.
///
/// @param answeredAt when the citizen answered
/// @param reach null while it lives
public record CitizenCall(
    String call,
    Placement placement,
    Stage stage,
    Instant placedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt,
    @Nullable CallReach reach,
    boolean isRecorded) {
  /// How far it is.
  public enum Stage {
    /// The phone of who placed it rings.
    RINGING_STAFF,
    RINGING_CITIZEN,
    TALKING,
    ENDED
  }
}
