package vigil.casework.life;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigil.casework.AssignmentStep;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Outcome;
import vigil.casework.Outcome.Decision;
import vigil.casework.Step;
import vigil.city.Limits;

/// The same orders with the same steps at the same moments, in a town whose calendar was always the
/// last one: what was due by another calendar and moved must now be due when theirs is.
final class RecalculatedOrders {
  private final Fixture town = new Fixture();
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Set<String> strangers = new HashSet<>();

  /// A step that was taken.
  ///
  /// @param draft of a registration, which is no step
  /// @param ids how many ids were given out before
  record RecordedStep(
      String order,
      @Nullable Step step,
      @Nullable Draft draft,
      @Nullable String assignment,
      Actor by,
      Instant at,
      int ids) {}

  /// Told whether something holds.
  interface HoldsCheck {
    void require(boolean holds, Supplier<String> why);
  }

  RecalculatedOrders(Limits limits) {
    town.limits = limits;
  }

  void live(RecordedStep taken) {
    town.ids.set(taken.ids());
    Draft draft = taken.draft();
    if (draft != null) {
      String id = taken.order();
      var born =
          OrderLife.register(id, id, draft, false, town.known(), taken.by(), taken.at()).after();
      orders.put(id, born);
      return;
    }
    Order before = requireNonNull(orders.get(taken.order()));
    String into = taken.step() instanceof Step.Merge merge ? merge.into() : null;
    String awaited = taken.step() instanceof Step.CallBack ? before.parent() : into;
    town.into = awaited == null ? null : orders.get(awaited);
    boolean known =
        taken.assignment() == null || before.findAssignment(taken.assignment()).isPresent();
    if (known && take(before, taken) instanceof Decision decision) {
      orders.put(before.id(), decision.after());
    } else {
      strangers.add(before.id());
    }
    if (into != null) {
      absorb(before, into, taken);
    }
  }

  private void absorb(Order child, String into, RecordedStep taken) {
    if (strangers.contains(child.id())) {
      strangers.add(into);
      return;
    }
    var parent = new OrderLife(requireNonNull(orders.get(into)), town.known(), taken.by());
    orders.put(into, parent.absorb(child, taken.at()).after());
  }

  private Outcome take(Order before, RecordedStep taken) {
    return switch (requireNonNull(taken.step())) {
      case Step.OrderStep step -> town.take(before, taken.by(), step, taken.at());
      case AssignmentStep step ->
          town.take(before, requireNonNull(taken.assignment()), taken.by(), step, taken.at());
    };
  }

  /// Those whose twin could take each step too: an extension asked in time may come too late by
  /// another calendar.
  ///
  /// @return how many
  int compare(Map<String, Order> others, HoldsCheck judge) {
    int compared = 0;
    for (Order other : others.values()) {
      if (!strangers.contains(other.id())
          && OrderTransitions.TABLE.listSteps(other.state()).contains(Step.Reschedule.class)) {
        Order mine = requireNonNull(orders.get(other.id()));
        judge.require(
            OrderDueTimes.running(mine).equals(OrderDueTimes.running(other)),
            () ->
                OrderDueTimes.running(mine)
                    + "\nits twin: "
                    + OrderDueTimes.running(other)
                    + other);
        compared++;
      }
    }
    return compared;
  }
}
