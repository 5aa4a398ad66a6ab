package vigil.casework;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order.Request;

/// What a viewer, or somebody of the same unit, wrote with an order. No registered name is struck
/// there (rules 9.4): whoever writes many names would learn from the mark which of them it is.
///
/// @param notes the versions of the facts that were written with words
/// @param reports the assignments whose report it is
public record OwnWords(Set<Integer> notes, Set<String> reports) {
  /// For whoever wrote nothing of it.
  public static final OwnWords NONE = new OwnWords(Set.of(), Set.of());

  public OwnWords {
    notes = Set.copyOf(notes);
    reports = Set.copyOf(reports);
  }

  /// What of an order's life its viewer's unit wrote.
  ///
  /// @param isColleague whether somebody works in the viewer's unit: asked where the fact does not
  ///   say the unit
  public static OwnWords of(
      Order order, List<OrderFact> life, Viewer viewer, Predicate<String> isColleague) {
    String unit = viewer.unit();
    if (unit == null) {
      return NONE;
    }
    return new OwnWords(
        life.stream()
            .filter(fact ->
                fact.on().by().equals(viewer.staff())
                    || unit.equals(unitOf(fact, order))
                    || (isOfTheOrder(fact) && isColleague.test(fact.on().by())))
            .map(OrderFact::version)
            .collect(Collectors.toSet()),
        order.assignments().stream()
            .filter(part -> part.unit().equals(unit))
            .map(Assignment::id)
            .collect(Collectors.toSet()));
  }

  /// Whether what the citizen was told stands in one of these reports.
  boolean hasTold(OrderDetails whole) {
    String told = whole.remarks().replyPoints();
    return whole.reports().entrySet().stream()
        .filter(one -> reports.contains(one.getKey()))
        .anyMatch(one -> one.getValue().toldToCitizen().equals(told));
  }

  /// The unit whose people alone take such a fact; null where it is the hotline's, or where the
  /// fact does not say.
  private static @Nullable String unitOf(OrderFact fact, Order order) {
    return switch (fact) {
      case OrderFact.OpinionGiven f -> f.unit();
      case OrderFact.Signed f -> unitOf(f.assignment(), order);
      case OrderFact.Contacted f -> unitOf(f.assignment(), order);
      case OrderFact.HandlingStarted f -> unitOf(f.assignment(), order);
      case OrderFact.Redispatched f -> unitOf(f.assignment(), order);
      case OrderFact.Reported f -> unitOf(f.assignment(), order);
      case OrderFact.FeedbackGiven f -> unitOf(f.assignment(), order);
      case OrderFact.RequestAsked f -> unitOf(f.request().assignment(), order);
      case OrderFact.Accepted f -> unitAbove(f.assignment(), order);
      case OrderFact.SentBack f -> unitAbove(f.assignment(), order);
      case OrderFact.IntakeFact _,
          OrderFact.PriorityFact _,
          OrderFact.RoundFact _,
          OrderFact.ConferenceCalled _,
          OrderFact.ConferenceConcluded _,
          OrderFact.PartTakenBack _,
          OrderFact.Relayed _,
          OrderFact.Dispatched _,
          OrderFact.Returned _,
          OrderFact.Recalled _,
          OrderFact.RequestApproved _,
          OrderFact.RequestRefused _,
          OrderFact.Extended _,
          OrderFact.TimeAnswered _,
          OrderFact.AssistGranted _,
          OrderFact.ExcludedFromScoring _,
          OrderFact.Shelved _,
          OrderFact.DeclaredDifficult _,
          OrderFact.Resumed _ ->
          null;
    };
  }

  private static @Nullable String unitOf(@Nullable String assignment, Order order) {
    return assignment == null
        ? null
        : order.findAssignment(assignment).map(Assignment::unit).orElse(null);
  }

  private static @Nullable String unitAbove(String assignment, Order order) {
    return order.findAssignment(assignment).map(part -> unitOf(part.parent(), order)).orElse(null);
  }

  /// Whether it was asked for the whole order, as the hotline and units both do.
  private static boolean isOfTheOrder(OrderFact fact) {
    return fact instanceof OrderFact.RequestAsked(var _, Request request)
        && request.assignment() == null;
  }
}
