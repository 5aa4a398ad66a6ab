package vigil.telephony.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Phone;
import vigil.telephony.CallerNeed;
import vigil.telephony.TelephonyFact.EndReason;

/// All that is known of a call; its legs' dialogs are kept beside it.
///
/// @param isCallerAsserted whether the carrier vouches for the number
/// @param offer the offer that rings or was answered; null while no seat has the call
/// @param seat the address that rings or talks, null like `offer`
/// @param recording the file below the recordings folder, once the call is over
/// @param isRecordingPartial the disk was full before the call was over
public record CallRecord(
    String id,
    int version,
    CallState state,
    Phone caller,
    boolean isCallerAsserted,
    Instant arrivedAt,
    CallerNeed need,
    @Nullable String offer,
    @Nullable String seat,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt,
    @Nullable EndReason reason,
    @Nullable String recording,
    long recordingMillis,
    boolean isRecordingPartial) {

  public static CallRecord arrived(String id, Phone caller, boolean isAsserted, Instant at) {
    return new CallRecord(
        id,
        1,
        CallState.GREETING,
        caller,
        isAsserted,
        at,
        CallerNeed.ORDINARY,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        false);
  }

  CallRecord withNeed(CallerNeed what) {
    return new CallRecord(
        id,
        version + 1,
        state,
        caller,
        isCallerAsserted,
        arrivedAt,
        what,
        offer,
        seat,
        answeredAt,
        endedAt,
        reason,
        recording,
        recordingMillis,
        isRecordingPartial);
  }

  CallRecord withState(CallState to, @Nullable String offer, @Nullable String seat) {
    return new CallRecord(
        id,
        version + 1,
        to,
        caller,
        isCallerAsserted,
        arrivedAt,
        need,
        offer,
        seat,
        answeredAt,
        endedAt,
        reason,
        recording,
        recordingMillis,
        isRecordingPartial);
  }

  CallRecord answered(Instant at) {
    return new CallRecord(
        id,
        version + 1,
        CallState.TALKING,
        caller,
        isCallerAsserted,
        arrivedAt,
        need,
        offer,
        seat,
        at,
        endedAt,
        reason,
        recording,
        recordingMillis,
        isRecordingPartial);
  }

  CallRecord ended(EndReason why, Instant at) {
    return new CallRecord(
        id,
        version + 1,
        CallState.ENDED,
        caller,
        isCallerAsserted,
        arrivedAt,
        need,
        offer,
        seat,
        answeredAt,
        at,
        why,
        recording,
        recordingMillis,
        isRecordingPartial);
  }

  CallRecord recorded(String file, long millis, boolean isPartial) {
    return new CallRecord(
        id,
        version + 1,
        state,
        caller,
        isCallerAsserted,
        arrivedAt,
        need,
        offer,
        seat,
        answeredAt,
        endedAt,
        reason,
        file,
        millis,
        isPartial);
  }
}
