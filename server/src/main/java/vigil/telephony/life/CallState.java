package vigil.telephony.life;

import java.util.List;

/// Where a call stands as a whole: what its parties' states add up to.
public enum CallState {
  /// Answered: the greeting plays and keys may be pressed.
  GREETING,
  /// The caller wants a person and hears music.
  WAITING,
  /// One phone rings: a seat's, while the caller still hears music, or one that we call.
  RINGING,
  /// Somebody talks, or hears the prompt that we called for.
  TALKING,
  ENDED;

  static CallState of(List<CallLeg> legs) {
    if (legs.stream().noneMatch(CallLeg::isLive)) {
      return ENDED;
    }
    if (isAny(legs, LegState.GREETED)) {
      return GREETING;
    }
    if (isAny(legs, LegState.QUEUED)) {
      boolean isOffered = legs.stream().anyMatch(CallLeg::isComing);
      return isOffered ? RINGING : WAITING;
    }
    return legs.stream().allMatch(CallState::isNotThere) ? RINGING : TALKING;
  }

  private static boolean isNotThere(CallLeg leg) {
    return leg.state() == LegState.NEW || leg.isComing() || !leg.isLive();
  }

  private static boolean isAny(List<CallLeg> legs, LegState state) {
    return legs.stream().anyMatch(leg -> leg.state() == state);
  }
}
