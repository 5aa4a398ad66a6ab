package vigil.telephony.steps;

import org.jspecify.annotations.Nullable;
import vigil.telephony.SeatRefusal;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallStep;
import vigil.telephony.sip.NumberRules;

/// Seats whose voice is a mobile: whoever picks up there hears a prompt, and only the key lets in.
/// A voice mailbox never gets a citizen. Everything here runs in the call's mailbox.
final class MobileAnswers {
  private final CallContext context;
  private final ActiveCalls calls;

  MobileAnswers(CallContext context, ActiveCalls calls) {
    this.context = context;
    this.calls = calls;
  }

  /// Whether this one is to press a key before it is in the call: a seat of this house that a
  /// carrier reaches. A number that somebody had called is let in as it is.
  boolean isAsked(Leg leg, CallLeg party) {
    boolean isOfTheHouse = !NumberRules.isNumber(party.address());
    return leg.way() != null && isOfTheHouse && party.goal().isLetIn();
  }

  /// Ringing and key share one time: the caller's.
  ///
  /// @param isHeard whether media plays the prompt
  void awaitKey(Leg leg, boolean isHeard) {
    if (!isHeard) {
      calls.failed(leg, SeatRefusal.UNREACHABLE);
      return;
    }
    leg.setRingTimer(
        context.alarms.alarm(
            leg.leftToAnswer(), leg.call(), () -> calls.failed(leg, SeatRefusal.NO_ANSWER)));
  }

  void press(ActiveCall cell, CallLeg party, String key) {
    CallRecord before = cell.card();
    if (calls.take(cell, new CallStep.PressKey(party.id(), key), null).isEmpty()) {
      return;
    }
    Leg leg = cell.find(party.id());
    if (leg != null) {
      leg.setRingTimer(null);
    }
    calls.cameIn(cell, party, calls.follow(cell, before));
  }

  /// Picked up and was not let in.
  ///
  /// @param saidBye the leg itself where its far side hung up
  void sendAway(ActiveCall cell, CallLeg party, Leg leg, SeatRefusal why, @Nullable Leg saidBye) {
    leg.setRingTimer(null);
    if (calls.step(cell, new CallStep.Refuse(leg.id(), why), saidBye)) {
      calls.tellRefused(cell, party, why);
    }
  }
}
