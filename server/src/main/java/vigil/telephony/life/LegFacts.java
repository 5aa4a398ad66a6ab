package vigil.telephony.life;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import vigil.telephony.Placement;
import vigil.telephony.TelephonyFact;
import vigil.telephony.TelephonyFact.EndReason;

/// What is told of a call's parties. A number is never among it: `party` says who it is.
final class LegFacts {
  private LegFacts() {}

  static TelephonyFact invited(CallRecord call, CallLeg leg) {
    return new TelephonyFact.LegInvited(
        call.id(), call.version() + 1, leg.id(), leg.role(), leg.goal().name(), leg.party());
  }

  static TelephonyFact asked(CallRecord call, CallLeg leg, String reason) {
    return new TelephonyFact.SupervisionAsked(
        call.id(), call.version() + 1, leg.id(), leg.party(), leg.goal().name(), reason);
  }

  static TelephonyFact answered(CallRecord call, CallLeg leg) {
    int version = call.version() + 1;
    return switch (leg.goal()) {
      case OFFER ->
          new TelephonyFact.Answered(
              call.id(), version, Objects.requireNonNull(leg.offer()), leg.address());
      case PROMPT -> new TelephonyFact.CallOutAnswered(call.id(), version);
      case PLACE -> new TelephonyFact.CitizenRung(call.id(), version, placementOf(call));
      case REACH -> new TelephonyFact.CitizenAnswered(call.id(), version, placementOf(call));
      case CALL, CONSULT, TALK, TRANSFER, LISTEN, WHISPER ->
          new TelephonyFact.LegAnswered(
              call.id(), version, leg.id(), leg.role(), leg.goal().name(), leg.party());
    };
  }

  private static Placement placementOf(CallRecord call) {
    return Objects.requireNonNull(call.placement());
  }

  static TelephonyFact missed(CallRecord call, CallLeg leg) {
    return new TelephonyFact.LegMissed(
        call.id(), call.version() + 1, leg.id(), leg.role(), leg.party());
  }

  static TelephonyFact left(CallRecord call, CallLeg leg, String why) {
    return new TelephonyFact.LegLeft(
        call.id(), call.version() + 1, leg.id(), leg.role(), leg.party(), why);
  }

  static TelephonyFact held(CallRecord call, String leg, boolean isHeld) {
    return isHeld
        ? new TelephonyFact.LegHeld(call.id(), call.version() + 1, leg)
        : new TelephonyFact.LegResumed(call.id(), call.version() + 1, leg);
  }

  static TelephonyFact supervises(CallRecord call, String leg, String how) {
    String who = call.find(leg).map(CallLeg::party).orElse("");
    return new TelephonyFact.SupervisionChanged(call.id(), call.version() + 1, leg, who, how);
  }

  static TelephonyFact ended(CallRecord after) {
    EndReason reason = Objects.requireNonNull(after.reason());
    Instant answered = after.answeredAt();
    Instant at = Objects.requireNonNull(after.endedAt());
    long talk = answered == null ? 0 : Math.max(0, Duration.between(answered, at).toMillis());
    if (after.placement() != null) {
      return new TelephonyFact.CitizenCallEnded(
          after.id(),
          after.version(),
          after.placement(),
          Objects.requireNonNull(after.reach()),
          talk);
    }
    if (after.isOutbound()) {
      return new TelephonyFact.CallOutEnded(after.id(), after.version(), answered != null);
    }
    return new TelephonyFact.Ended(after.id(), after.version(), reason, talk);
  }
}
