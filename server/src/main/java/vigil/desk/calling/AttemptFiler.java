package vigil.desk.calling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vigil.casework.Assignment.Failure;
import vigil.casework.AssignmentStep;
import vigil.casework.Casework;
import vigil.casework.Order.CallbackResult;
import vigil.casework.Order.CallbackWay;
import vigil.casework.OrderDetails;
import vigil.casework.Outcome;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.identity.Identity;
import vigil.identity.Staff;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.telephony.CallReach;
import vigil.telephony.Placement;
import vigil.telephony.TelephonyFact;

/// A call to a citizen is itself the record of the attempt (rules 3.11): what it says is filed in
/// the name of who placed it, once. What the citizen said at a callback nobody but that person can
/// tell. Where the order has moved meanwhile nothing is filed; the call stays in its trail.
@Component
class AttemptFiler implements LedgerReader {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptFiler.class);

  /// Somebody else may take a step at the same moment, so many times.
  private static final int MOST_TRIES = 5;

  private final Casework casework;
  private final Identity identity;

  AttemptFiler(Casework casework, Identity identity) {
    this.casework = casework;
    this.identity = identity;
  }

  @Override
  public String name() {
    return "desk.attempts";
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(TelephonyFact.CitizenAnswered.class, TelephonyFact.CitizenCallEnded.class);
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    for (LedgerEntry entry : entries) {
      entry.find(TelephonyFact.CitizenCallFact.class).ifPresent(this::file);
    }
  }

  private void file(TelephonyFact.CitizenCallFact fact) {
    switch (fact) {
      case TelephonyFact.CitizenAnswered it ->
          file(it.subject(), it.placement(), CallReach.ANSWERED);
      case TelephonyFact.CitizenCallEnded it -> {
        if (it.reach().isMissed()) {
          file(it.subject(), it.placement(), it.reach());
        }
      }
      case TelephonyFact.CitizenCallPlaced _, TelephonyFact.CitizenRung _ -> {}
    }
  }

  private void file(String call, Placement placement, CallReach reach) {
    OrderCallPurpose purpose = OrderCallPurpose.parse(placement.purpose()).orElse(null);
    Step step = purpose == null ? null : step(call, purpose, reach);
    Staff by = identity.findStaff(placement.by()).orElse(null);
    if (purpose == null || step == null || by == null) {
      return;
    }
    for (int i = 0; i < MOST_TRIES; i++) {
      Outcome outcome = take(placement.about(), purpose, step, by).orElse(null);
      if (!(outcome instanceof Refusal.Stale)) {
        tell(call, outcome);
        return;
      }
    }
    LOG.warn("Call {} is not filed: its order changed {} times meanwhile", call, MOST_TRIES);
  }

  /// Empty where the order is not this person's to see any more.
  private Optional<Outcome> take(String order, OrderCallPurpose purpose, Step step, Staff by) {
    Optional<OrderDetails> told = casework.find(order, by);
    return told.map(it -> {
      String of = step instanceof AssignmentStep ? purpose.assignment() : it.order().id();
      return casework.take(String.valueOf(of), it.order().version(), step, by);
    });
  }

  private static void tell(String call, @Nullable Outcome outcome) {
    if (!(outcome instanceof Outcome.Decision)) {
      String why = outcome == null ? "Unknown" : outcome.getClass().getSimpleName();
      LOG.info("Call {} is in the trail of its order and filed as no attempt: {}", call, why);
    }
  }

  /// Null where somebody must say more.
  private static @Nullable Step step(String call, OrderCallPurpose purpose, CallReach reach) {
    boolean isReached = reach == CallReach.ANSWERED;
    Failure failure = isReached ? null : failure(reach);
    return switch (purpose.kind()) {
      case CONTACT -> new AssignmentStep.Contact(isReached, failure, null, call);
      case CALL_BACK ->
          isReached
              ? null
              : new Step.CallBack(
                  CallbackWay.PHONE, CallbackResult.UNREACHABLE, null, null, null, call);
      case RELAY ->
          isReached ? null : new Step.Relay(purpose.assignment(), false, failure, null, call);
      case TALK -> null;
    };
  }

  private static Failure failure(CallReach reach) {
    return switch (reach) {
      case NO_ANSWER -> Failure.NO_ANSWER;
      case UNREACHABLE -> Failure.POWERED_OFF;
      case ANSWERED, BUSY, DECLINED, NOT_CARRIED, GIVEN_UP, STAFF_ABSENT, LINE_LOST ->
          Failure.OTHER;
    };
  }
}
