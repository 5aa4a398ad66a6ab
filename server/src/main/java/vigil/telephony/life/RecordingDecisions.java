package vigil.telephony.life;

import static vigil.telephony.life.LegState.JOINED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.telephony.PartyRole;
import vigil.telephony.TelephonyFact;
import vigil.telephony.life.CallRecord.PausedRecording;
import vigil.telephony.life.CallRecord.RecordingFile;
import vigil.telephony.life.CallStep.KeepRecording;

/// What becomes of a call's recording. Silence is in it while something is said that must not be
/// kept, a card's number for one: at the wish of one of the hotline who talks. That is over when
/// one of them says so, when its time is over, and when others talk than before.
final class RecordingDecisions {
  /// A card's number is said in less (rules 9.7).
  static final Duration MOST_PAUSE = Duration.ofMinutes(2);

  private RecordingDecisions() {}

  static CallOutcome pause(CallRecord call, String leg, Instant at) {
    if (call.paused() != null || !isTalking(call, leg)) {
      return notNow(call, leg);
    }
    CallRecord after = call.paused(new PausedRecording(leg, at.plus(MOST_PAUSE)));
    var fact = new TelephonyFact.RecordingPaused(call.id(), after.version(), leg);
    return new CallOutcome.Decision(after, List.of(fact));
  }

  /// @param leg null: its time is over
  static CallOutcome resume(CallRecord call, @Nullable String leg) {
    if (call.paused() == null || (leg != null && !isTalking(call, leg))) {
      return notNow(call, leg);
    }
    CallRecord after = call.paused(null);
    var fact =
        new TelephonyFact.RecordingResumed(
            call.id(), after.version(), leg == null ? "TIME" : "ASKED");
    return new CallOutcome.Decision(after, List.of(fact));
  }

  /// Who comes to a call knows of no pause.
  static CallOutcome settle(CallRecord before, CallOutcome outcome) {
    if (!(outcome instanceof CallOutcome.Decision(var after, var facts))
        || after.paused() == null
        || listTalking(after).equals(listTalking(before))) {
      return outcome;
    }
    var told = new ArrayList<>(facts);
    if (!after.isOver()) {
      told.add(new TelephonyFact.RecordingResumed(after.id(), after.version(), "SEATS"));
    }
    return new CallOutcome.Decision(after.withoutPause(), told);
  }

  /// Each part once; where media was lost, one comes in the middle of the call.
  static CallOutcome keep(CallRecord call, KeepRecording keep) {
    RecordingFile file = keep.file();
    if (call.recordingParts().contains(file.name())) {
      return notNow(call, null);
    }
    CallRecord after = call.recorded(file, keep.quality());
    int version = after.version();
    return new CallOutcome.Decision(
        after,
        List.of(
            file.isPartial()
                ? new TelephonyFact.RecordedInPart(call.id(), version, file.name(), file.millis())
                : new TelephonyFact.Recorded(call.id(), version, file.name(), file.millis())));
  }

  private static boolean isTalking(CallRecord call, String leg) {
    return call.find(leg)
        .filter(one -> one.state() == JOINED)
        .filter(one -> one.role() == PartyRole.AGENT || one.role() == PartyRole.LEADER)
        .isPresent();
  }

  private static List<String> listTalking(CallRecord call) {
    return call.legs().stream()
        .filter(leg -> leg.role() != PartyRole.CITIZEN && leg.state() == JOINED)
        .map(CallLeg::id)
        .toList();
  }

  private static CallOutcome notNow(CallRecord call, @Nullable String leg) {
    return new CallOutcome.NotNow(
        call.state(), leg == null ? null : call.find(leg).map(CallLeg::state).orElse(null));
  }
}
