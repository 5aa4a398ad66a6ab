package vigil.telephony.life;

import static vigil.kernel.Lifecycle.arrow;
import static vigil.telephony.life.CallState.ENDED;
import static vigil.telephony.life.CallState.GREETING;
import static vigil.telephony.life.CallState.RINGING;
import static vigil.telephony.life.CallState.TALKING;
import static vigil.telephony.life.CallState.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import vigil.kernel.Lifecycle;
import vigil.telephony.Need;
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
public record CallLife(CallCard now) {
  public static final Lifecycle<CallState, CallStep> TABLE =
      Lifecycle.of(
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

  public Outcome take(CallStep step, Instant at) {
    if (!TABLE.moves(now.state()).contains(step.getClass())) {
      return new Outcome.NotNow(now.state());
    }
    return switch (step) {
      case PressKey(var key) -> press(key);
      case Admit() -> decided(now.goes(WAITING, null, null));
      case Ring(var offer, var address) -> decided(now.goes(RINGING, offer, address));
      case SeatAnswers(var offer) -> answered(offer, at);
      case SeatRefuses(var offer, var _) -> back(offer);
      case Withdraw(var offer) -> back(offer);
      case HangUp(var reason) -> ended(reason, at);
      case KeepRecording keep -> recorded(keep);
    };
  }

  private Outcome press(String key) {
    Need before = now.need();
    Need need =
        switch (key) {
          case "1" -> new Need(true, before.language());
          case "2" -> new Need(before.urgentMedical(), "en");
          default -> before;
        };
    CallCard after = now.wants(need);
    return decided(after, new KeyPressed(now.id(), after.version(), key));
  }

  private Outcome answered(String offer, Instant at) {
    if (!offer.equals(now.offer())) {
      return new Outcome.OtherOffer(now.offer());
    }
    CallCard after = now.answered(at);
    String seat = Objects.requireNonNull(now.seat(), "a ringing call has a seat");
    return decided(after, new Answered(now.id(), after.version(), offer, seat));
  }

  private Outcome back(String offer) {
    return offer.equals(now.offer())
        ? decided(now.goes(WAITING, null, null))
        : new Outcome.OtherOffer(now.offer());
  }

  private Outcome ended(EndReason reason, Instant at) {
    CallCard after = now.ended(reason, at);
    Instant answered = now.answeredAt();
    long talk = answered == null ? 0 : Math.max(0, Duration.between(answered, at).toMillis());
    return decided(after, new Ended(now.id(), after.version(), reason, talk));
  }

  private Outcome recorded(KeepRecording keep) {
    CallCard after = now.recorded(keep.file(), keep.millis(), keep.isPartial());
    int version = after.version();
    return decided(
        after,
        keep.isPartial()
            ? new RecordedInPart(now.id(), version, keep.file(), keep.millis())
            : new Recorded(now.id(), version, keep.file(), keep.millis()));
  }

  private static Outcome decided(CallCard after, TelephonyFact... facts) {
    return new Outcome.Decision(after, List.of(facts));
  }
}
