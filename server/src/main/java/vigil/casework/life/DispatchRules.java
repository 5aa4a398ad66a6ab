package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.OrderVisibility;
import vigil.casework.Outcome;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.Due;
import vigil.city.Limit;
import vigil.city.LimitKind;
import vigil.city.Responsibility;
import vigil.city.Unit;
import vigil.city.Urgency;

/// Giving an order to units (rules 3.8 and 3.12): exactly one lead, the limit and its legal basis
/// from the dispatch directory, a child never due after its parent, never to the accused unit.
record DispatchRules(Order order, DecisionContext known) {

  Outcome dispatch(Step.Dispatch step, FactRecorder recorder, Instant at) {
    String accused = step.accused();
    if (accused != null && !accused.equals(order.appeal().accusedUnit())) {
      Outcome named = new AccusationRules(order, known).name(accused, recorder, at);
      return named instanceof Refusal
          ? named
          : new DispatchRules(recorder.order(), known).give(step, recorder, at);
    }
    return order.owesAccused()
        ? new Refusal.AccusedNotNamed(order.appeal().type())
        : give(step, recorder, at);
  }

  private Outcome give(Step.Dispatch step, FactRecorder recorder, Instant at) {
    Responsibility duty = known.competence();
    if (duty == null) {
      return new Refusal.CategoryMissing();
    }
    var wanted = new ArrayList<String>();
    wanted.add(step.lead());
    wanted.addAll(step.assists());
    Refusal no = mayNotHandle("lead", step.lead());
    no = no == null ? mayNotAll("assists", wanted) : no;
    for (String unit : step.copies()) {
      no = no == null ? mayNotHandle("copies", unit) : no;
    }
    if (no != null) {
      return no;
    }
    Limit limit = HandlingLimit.get(order, duty, known.limits(), at);
    Due counted = known.limits().due(limit, at);
    Instant due = capped(counted.at());
    var parts = new ArrayList<OrderFact.NewAssignment>();
    for (String unit : wanted) {
      var role = parts.isEmpty() ? AssignmentRole.LEAD : AssignmentRole.ASSIST;
      parts.add(part(null, unit, role, due, limit.toString(), duty, at));
    }
    for (String unit : copies(step, wanted)) {
      parts.add(part(null, unit, AssignmentRole.CC, due, limit.toString(), duty, at));
    }
    return recorder
        .append(on -> new OrderFact.Dispatched(on, parts, counted.provisional()))
        .build();
  }

  /// Children of an assignment, for a re-dispatch or an assist that was agreed to. They keep its
  /// limit and basis.
  List<OrderFact.NewAssignment> below(
      Assignment parent, List<String> units, Instant due, Instant at) {
    var parts = new ArrayList<OrderFact.NewAssignment>();
    for (String unit : units) {
      parts.add(
          part(
              parent.id(),
              unit,
              AssignmentRole.ASSIST,
              due,
              parent.mandate().limit(),
              parent.mandate().legalBasis(),
              parent.mandate().directoryVersion(),
              at));
    }
    return parts;
  }

  /// Why units may not have it; null when they may.
  ///
  /// @param field where they were said
  @Nullable Refusal mayNotAll(String field, List<String> units) {
    var seen = new LinkedHashSet<String>();
    order.live().stream()
        .filter(a -> a.role() != AssignmentRole.CC)
        .forEach(a -> seen.add(a.unit()));
    for (String unit : units) {
      Refusal no = mayNotHandle(field, unit);
      if (no != null) {
        return no;
      }
      if (!seen.add(unit)) {
        return new Refusal.UnitTwice(unit);
      }
    }
    return null;
  }

  /// The units below that a part may be passed on to: none that is accused, none that has a part.
  List<String> listTakers(Assignment part) {
    return known.units().listWithDescendants(part.unit()).stream()
        .filter(unit -> mayNotAll("units", List.of(unit)) == null)
        .toList();
  }

  /// The units that may have a part of it at all: none that is accused.
  List<String> listHandlers() {
    return known.units().list().stream()
        .map(Unit::id)
        .filter(unit -> mayNotHandle("units", unit) == null)
        .toList();
  }

  @Nullable Refusal mayNotHandle(String field, String unit) {
    Unit found = known.units().find(unit).orElse(null);
    if (found == null || found.kind() == Unit.Kind.HOTLINE) {
      return new Refusal.UnknownUnit(field, unit);
    }
    return OrderVisibility.shutOut(order.accused(), known.units()).contains(unit)
        ? new Refusal.AccusedMayNotHandle(unit)
        : null;
  }

  /// The units that are only told: those asked for, and the district of a street that leads.
  private List<String> copies(Step.Dispatch step, List<String> wanted) {
    var copies = new LinkedHashSet<>(step.copies());
    known
        .units()
        .find(step.lead())
        .filter(lead -> lead.kind() == Unit.Kind.STREET)
        .map(Unit::parent)
        .ifPresent(copies::add);
    copies.removeIf(unit -> wanted.contains(unit) || mayNotHandle("copies", unit) != null);
    return List.copyOf(copies);
  }

  Instant capped(Instant due) {
    Instant cap = cap(order);
    return cap != null && cap.isBefore(due) ? cap : due;
  }

  /// No dispatch is due later than the recheck's own due time, or what a merge left behind.
  static @Nullable Instant cap(Order order) {
    return order.state() == OrderState.RECHECK ? order.dues().handle() : order.dues().cap();
  }

  private OrderFact.NewAssignment part(
      @Nullable String parent,
      String unit,
      AssignmentRole role,
      Instant due,
      String limit,
      Responsibility duty,
      Instant at) {
    return part(parent, unit, role, due, limit, duty.legalBasis(), duty.version(), at);
  }

  OrderFact.NewAssignment part(
      @Nullable String parent,
      String unit,
      AssignmentRole role,
      Instant due,
      String limit,
      String basis,
      String version,
      Instant at) {
    Instant interim =
        order.appeal().urgency() == Urgency.NORMAL ? null : stage(LimitKind.INTERIM_FEEDBACK, at);
    return new OrderFact.NewAssignment(
        known.nextIds().get(),
        parent,
        unit,
        role,
        new OrderFact.PartDueTimes(
            stage(LimitKind.SIGN, at), stage(LimitKind.FIRST_CONTACT, at), interim, due),
        limit,
        basis,
        version);
  }

  private Instant stage(LimitKind stage, Instant at) {
    return known.limits().due(stage, order.appeal().urgency(), order.appeal().type(), at).at();
  }
}
