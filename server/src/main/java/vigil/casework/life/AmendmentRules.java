package vigil.casework.life;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.Outcome;
import vigil.casework.Refusal;
import vigil.city.Due;
import vigil.city.LimitKind;

/// Writing anew what is a draft or waits for its dispatch (rules 3.25).
record AmendmentRules(Order order, DecisionContext known) {
  private static final Set<Flag> SECRECY = Set.of(Flag.ANONYMOUS, Flag.CONFIDENTIAL);

  /// What others decided of the order, and is not in the draft.
  private static final Set<Flag> DECIDED =
      Set.of(Flag.REPEAT, Flag.SUPERVISED, Flag.OVERDUE, Flag.EXCLUDED_FROM_SCORING);

  Outcome amend(Draft draft, FactRecorder recorder, Instant at) {
    Refusal no = findRefusal(draft);
    if (no != null) {
      return no;
    }
    var flags = OrderLife.flags(draft.handling());
    order.flags().stream().filter(flag -> stays(flag) && !flags.contains(flag)).forEach(flags::add);
    var origin = order.origin();
    Due due =
        known
            .limits()
            .due(LimitKind.HANDLE, draft.appeal().urgency(), draft.appeal().type(), origin.since());
    if (due.provisional()) {
      flags.add(Flag.PROVISIONAL_DUE);
    }
    boolean isRaised = isSubmitted() && compareUrgency(draft) < 0;
    Instant counted = origin.atLatest(due.at());
    var higher = new UrgencyRules(order, known);
    Instant citizen = isRaised ? higher.notPast(counted, draft, at) : counted;
    OrderFact.StepDueTimes steps =
        isRaised ? higher.steps(draft.appeal().urgency(), draft.appeal().type(), at) : null;
    recorder.append(
        on -> new OrderFact.Amended(on, OrderLife.appeal(draft), flags, citizen, steps));
    return new AccusationRules(order, known).takeBack(recorder, at).build();
  }

  private @Nullable Refusal findRefusal(Draft draft) {
    if (isSubmitted() && !draft.missing().isEmpty()) {
      return new Refusal.ElementsMissing(draft.missing());
    }
    if ((isSubmitted() || hasOthers()) && compareUrgency(draft) > 0) {
      return new Refusal.UrgencyNotRaised(order.appeal().urgency());
    }
    if (isSubmitted() && !hasOthers() && isSecrecyLifted(draft)) {
      return new Refusal.SecrecyNotLifted();
    }
    Refusal no = isSubmitted() ? findUnsaid(draft) : null;
    return no == null ? OrderLife.unknownAccused(draft, known.units()) : no;
  }

  /// What was said of the accused is not taken back, nor the duty to say it by another type (rules
  /// 9.2).
  private @Nullable Refusal findUnsaid(Draft draft) {
    String accused = order.appeal().accusedUnit();
    String said = draft.accused().unit();
    boolean isNobody = Order.Appeal.NOBODY.equals(said);
    if (accused != null && (said == null || (isNobody && !said.equals(accused)))) {
      return new Refusal.AccusedAlreadyNamed(accused);
    }
    return said == null && order.appeal().owesAccused() && !draft.appeal().type().asksAccused()
        ? new Refusal.AccusedNotNamed(order.appeal().type())
        : null;
  }

  private boolean isSecrecyLifted(Draft draft) {
    var amended = OrderLife.flags(draft.handling());
    return SECRECY.stream().anyMatch(it -> order.flags().contains(it) && !amended.contains(it));
  }

  /// The secrecy of whoever was merged into it is not in the draft either.
  private boolean stays(Flag flag) {
    return DECIDED.contains(flag) || (hasOthers() && SECRECY.contains(flag));
  }

  private boolean isSubmitted() {
    return order.state() != OrderState.DRAFT;
  }

  private boolean hasOthers() {
    return known.joined() > 0;
  }

  private int compareUrgency(Draft draft) {
    return draft.appeal().urgency().compareTo(order.appeal().urgency());
  }
}
