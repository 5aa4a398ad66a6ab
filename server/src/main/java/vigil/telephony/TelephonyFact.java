package vigil.telephony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Fact;

/// What happened on the line. `subject` is the call's id.
public sealed interface TelephonyFact extends Fact {
  /// Why a call ended.
  enum EndReason {
    CALLER_HUNG_UP,
    SEAT_HUNG_UP,
    SERVER_ENDED,
    LINE_LOST
  }

  record CallArrived(String subject, int version) implements TelephonyFact {}

  record KeyPressed(String subject, int version, String key) implements TelephonyFact {}

  record Answered(String subject, int version, String offer, String address)
      implements TelephonyFact {}

  record Ended(String subject, int version, EndReason reason, long talkMillis)
      implements TelephonyFact {}

  record Recorded(String subject, int version, String file, long millis) implements TelephonyFact {}

  /// The disk was full before the call was over.
  record RecordedInPart(String subject, int version, String file, long millis)
      implements TelephonyFact {}

  /// Callers who were refused since no line was free or nothing worked, or who hung up before they
  /// were answered: no call of theirs has begun. Some seconds' worth in one fact.
  ///
  /// @param subject of its own: no call has it
  record TriesLost(String subject, int version, int refused, int cancelled)
      implements TelephonyFact {}

  /// Somebody heard a recording.
  ///
  /// @param order the complaint that the listener handles; null on another ground
  record RecordingPlayed(
      String subject, Instant at, String by, Ground reason, @Nullable String order)
      implements TelephonyFact {
    @Override
    public int version() {
      return 0;
    }
  }

  /// Why a recording is heard.
  enum Ground {
    /// The listener had the call.
    OWN_CALL,
    /// The listener handles a complaint about the call.
    COMPLAINT,
    /// How calls are answered is looked at.
    SERVICE_QUALITY,
    /// What was said is disputed.
    DISPUTE,
    /// A court or an authority asks.
    LEGAL_DUTY
  }

  record CallOutAnswered(String subject, int version) implements TelephonyFact {}

  record CallOutKeyPressed(String subject, int version, String key) implements TelephonyFact {}

  record CallOutEnded(String subject, int version, boolean wasAnswered) implements TelephonyFact {}
}
