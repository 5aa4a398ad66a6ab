package vigil.casework.life;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.OrderFact;
import vigil.casework.Outcome;
import vigil.casework.Outcome.Decision;
import vigil.casework.Refusal;
import vigil.city.AppealType;
import vigil.city.LimitKind;
import vigil.city.Urgency;

/// What a higher urgency does to the due times of an order (rules 3.6, 3.20 and 4.7): all count
/// from the moment it is taken on, none is later than it was, none lies in the past because of it,
/// and the interim feedback comes with it.
record UrgencyRules(Order order, DecisionContext known) {

  /// The other side of a merge (rules 3.6): the highest urgency and the earliest due time of all.
  Decision absorb(Order child, FactRecorder recorder, Instant at) {
    Urgency urgency = higher(order.appeal().urgency(), child.appeal().urgency());
    Instant citizen = earlier(order.dues().citizen(), child.dues().citizen());
    boolean isRaised = urgency != order.appeal().urgency();
    OrderFact.StepDueTimes steps = isRaised ? steps(urgency, order.appeal().type(), at) : null;
    boolean isLed = order.findLead().isPresent();
    Instant raised = isRaised && isLed ? handleDue(urgency, order.appeal().type(), at) : null;
    Instant due = earliest(child.dues().handle(), raised);
    var hidden =
        child.flags().stream().filter(f -> f == Flag.ANONYMOUS || f == Flag.CONFIDENTIAL).toList();
    recorder.append(on ->
        new OrderFact.Absorbed(
            on, child.id(), urgency, citizen, due, child.accused(), hidden, steps));
    return new AccusationRules(order, known).takeBack(recorder, at).build();
  }

  /// Due times are counted from this moment on, and taken if they are earlier: none lies in the
  /// past because of it.
  Outcome raise(Urgency to, FactRecorder recorder, Instant at) {
    Urgency old = order.appeal().urgency();
    if (to.compareTo(old) >= 0) {
      return new Refusal.UrgencyNotRaised(old);
    }
    AppealType type = order.appeal().type();
    Instant counted = handleDue(to, type, at);
    Instant citizen = earlier(order.dues().citizen(), counted);
    Instant due = order.findLead().isPresent() ? counted : null;
    var steps = steps(to, type, at);
    return recorder.append(on -> new OrderFact.UrgencyRaised(on, to, citizen, due, steps)).build();
  }

  /// What becomes more urgent is owed from now on, and never later than it was.
  Instant notPast(Instant counted, Draft draft, Instant at) {
    return counted.isAfter(at)
        ? counted
        : earlier(
            order.dues().citizen(), handleDue(draft.appeal().urgency(), draft.appeal().type(), at));
  }

  OrderFact.StepDueTimes steps(Urgency urgency, AppealType type, Instant at) {
    return steps(stage -> known.limits().due(stage, urgency, type, at).at());
  }

  /// @param due by when a stage ends that begins now
  static OrderFact.StepDueTimes steps(Function<LimitKind, Instant> due) {
    return new OrderFact.StepDueTimes(
        due.apply(LimitKind.DISPATCH),
        due.apply(LimitKind.SIGN),
        due.apply(LimitKind.FIRST_CONTACT),
        due.apply(LimitKind.INTERIM_FEEDBACK));
  }

  private Instant handleDue(Urgency urgency, AppealType type, Instant at) {
    return known.limits().due(LimitKind.HANDLE, urgency, type, at).at();
  }

  private static Urgency higher(Urgency one, Urgency other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return earlier(one, other);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
