package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.casework.AssignmentStep;
import vigil.casework.Deadline;
import vigil.casework.DraftBuilder;
import vigil.casework.DueTimeExplanation;
import vigil.casework.DueTimeExplanation.Kind;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.Outcome.Decision;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.LimitHistory;
import vigil.city.Urgency;
import vigil.city.WorkingDays;

/// Orders whose facts are kept, to be counted again.
abstract class RecountedLives {
  static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");

  final Fixture town = new Fixture();
  final Map<String, List<OrderFact>> lives = new LinkedHashMap<>();

  Order keep(Decision decision) {
    lives.computeIfAbsent(decision.after().id(), id -> new ArrayList<>()).addAll(decision.facts());
    return decision.after();
  }

  Order take(Order order, Actor by, Step.OrderStep step, Instant at) {
    return keep(Fixture.decided(town.take(order, by, step, at)));
  }

  Order take(Order order, String part, Actor by, AssignmentStep step, Instant at) {
    return keep(Fixture.decided(town.take(order, part, by, step, at)));
  }

  Order dispatched(String id, Urgency urgency, String... assists) {
    var draft = DraftBuilder.help().urgency(urgency).draft();
    Order order =
        keep(OrderLife.register(id, id, draft, false, town.known(), Fixture.AGENT, MONDAY));
    order = take(order, Fixture.AGENT, new Step.Submit(), MONDAY);
    var step = new Step.Dispatch(Fixture.DISTRICT, List.of(assists), List.of());
    return take(order, Fixture.DISPATCHER, step, MONDAY);
  }

  DueTimeRecalculation recount(Order order, WorkingDays calendar) {
    return DueTimeRecalculation.of(
        lives.getOrDefault(order.id(), List.of()),
        LimitHistory.of(Fixture.LIMITS.profile()),
        calendar,
        id -> lives.getOrDefault(id, List.of()));
  }

  DueTimeExplanation story(Order order, Deadline deadline, @Nullable String part) {
    return recount(order, Fixture.LIMITS.workingDays()).listExplanations(order).stream()
        .filter(s -> s.deadline() == deadline && Objects.equals(s.assignment(), part))
        .findFirst()
        .orElseThrow();
  }

  static List<Kind> kinds(DueTimeExplanation story) {
    return story.chapters().stream().map(DueTimeExplanation.DueTimeStep::kind).toList();
  }

  Order registered(String id, AppealType type, Instant at) {
    var draft = DraftBuilder.of(type).draft();
    Order order = keep(OrderLife.register(id, id, draft, false, town.known(), Fixture.AGENT, at));
    return take(order, Fixture.AGENT, new Step.Submit(), at);
  }
}
