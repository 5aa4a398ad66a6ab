package vigil.telephony.life;

import static vigil.kernel.TransitionTable.arrow;
import static vigil.telephony.life.CallState.ENDED;
import static vigil.telephony.life.CallState.GREETING;
import static vigil.telephony.life.CallState.RINGING;
import static vigil.telephony.life.CallState.TALKING;
import static vigil.telephony.life.CallState.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import vigil.kernel.TransitionTable;
import vigil.telephony.CallerNeed;
import vigil.telephony.TelephonyFact;
import vigil.telephony.TelephonyFact.Answered;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.TelephonyFact.Ended;
import vigil.telephony.TelephonyFact.KeyPressed;
import vigil.telephony.TelephonyFact.Recorded;
import vigil.telephony.TelephonyFact.RecordedInPart;
import vigil.telephony.life.CallStep.Admit;
import vigil.telephony.life.CallStep.HangUp;
import vigil.telephony.life.CallStep.KeepRecording;
import vigil.telephony.life.CallStep.PressKey;
import vigil.telephony.life.CallStep.Ring;
import vigil.telephony.life.CallStep.SeatAnswers;
import vigil.telephony.life.CallStep.SeatRefuses;
import vigil.telephony.life.CallStep.Withdraw;

/// The life of a citizen's call, from the answered greeting to the kept recording.
public record CallLife(CallRecord now) {
  public static final TransitionTable<CallState, CallStep> TABLE =
      TransitionTable.of(
          arrow(GREETING, PressKey.class, GREETING),
          arrow(GREETING, Admit.class, WAITING),
          arrow(GREETING, HangUp.class, ENDED),
          arrow(WAITING, Ring.class, RINGING),
          arrow(WAITING, HangUp.class, ENDED),
          arrow(RINGING, SeatAnswers.class, TALKING),
          arrow(RINGING, SeatRefuses.class, WAITING),
          arrow(RINGING, Withdraw.class, WAITING),
          arrow(RINGING, HangUp.class, ENDED),
          arrow(TALKING, HangUp.class, ENDED),
          arrow(ENDED, KeepRecording.class, ENDED));

  public CallOutcome take(CallStep step, Instant at) {
    if (!TABLE.listSteps(now.state()).contains(step.getClass())) {
      return new CallOutcome.NotNow(now.state());
    }
    return switch (step) {
      case PressKey(var key) -> press(key);
      case Admit() -> decided(now.withState(WAITING, null, null));
      case Ring(var offer, var address) -> decided(now.withState(RINGING, offer, address));
      case SeatAnswers(var offer) -> answered(offer, at);
      case SeatRefuses(var offer, var _) -> back(offer);
      case Withdraw(var offer) -> back(offer);
      case HangUp(var reason) -> ended(reason, at);
      case KeepRecording keep -> recorded(keep);
    };
  }

  private CallOutcome press(String key) {
    CallerNeed before = now.need();
    CallerNeed need =
        switch (key) {
          case "1" -> new CallerNeed(true, before.language());
          case "2" -> new CallerNeed(before.urgentMedical(), "en");
          default -> before;
        };
    CallRecord after = now.withNeed(need);
    return decided(after, new KeyPressed(now.id(), after.version(), key));
  }

  private CallOutcome answered(String offer, Instant at) {
    if (!offer.equals(now.offer())) {
      return new CallOutcome.OtherOffer(now.offer());
    }
    CallRecord after = now.answered(at);
    String seat = Objects.requireNonNull(now.seat(), "a ringing call has a seat");
    return decided(after, new Answered(now.id(), after.version(), offer, seat));
  }

  private CallOutcome back(String offer) {
    return offer.equals(now.offer())
        ? decided(now.withState(WAITING, null, null))
        : new CallOutcome.OtherOffer(now.offer());
  }

  private CallOutcome ended(EndReason reason, Instant at) {
    CallRecord after = now.ended(reason, at);
    Instant answered = now.answeredAt();
    long talk = answered == null ? 0 : Math.max(0, Duration.between(answered, at).toMillis());
    return decided(after, new Ended(now.id(), after.version(), reason, talk));
  }

  private CallOutcome recorded(KeepRecording keep) {
    CallRecord after = now.recorded(keep.file(), keep.millis(), keep.isPartial());
    int version = after.version();
    return decided(
        after,
        keep.isPartial()
            ? new RecordedInPart(now.id(), version, keep.file(), keep.millis())
            : new Recorded(now.id(), version, keep.file(), keep.millis()));
  }

  private static CallOutcome decided(CallRecord after, TelephonyFact... facts) {
    return new CallOutcome.Decision(after, List.of(facts));
  }
}
