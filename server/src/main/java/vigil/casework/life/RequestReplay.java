package vigil.casework.life;

import java.time.Instant;
import java.util.Objects;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.Order.Flag;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;

/// What each fact about a request makes of an order: part of [OrderReplay].
final class RequestReplay {
  private RequestReplay() {}

  static void apply(OrderBuilder builder, OrderFact.RequestFact fact) {
    switch (fact) {
      case OrderFact.RequestAsked f -> {
        builder.requests.add(f.request());
        if (f.request().kind() == RequestKind.RETURN && f.request().assignment() != null) {
          OrderReplay.state(builder, f.request().assignment(), AssignmentState.RETURN_PENDING);
        }
      }
      case OrderFact.RequestApproved f -> approve(builder, f);
      case OrderFact.RequestRefused f -> refused(builder, f);
      case OrderFact.Extended f -> extended(builder, f);
      case OrderFact.TimeAnswered _ -> {}
      case OrderFact.AssistGranted f -> {
        builder.drop(RequestKind.ASSIST, f.assignment());
        f.parts()
            .forEach(part ->
                builder.assignments.add(OrderReplay.assigned(part, builder.round, f.on().at())));
      }
      case OrderFact.ExcludedFromScoring _ -> {
        builder.drop(RequestKind.EXCLUDE_FROM_SCORING, null);
        builder.flags.add(Flag.EXCLUDED_FROM_SCORING);
      }
      case OrderFact.Shelved f ->
          list(builder, RequestKind.SHELVE, OrderState.SHELVED, f.reviewOn());
      case OrderFact.DeclaredDifficult f ->
          list(builder, RequestKind.DIFFICULT, OrderState.DIFFICULT, f.reviewOn());
      case OrderFact.Resumed f -> {
        builder.state = f.to();
        builder.review = null;
        builder.dispatch = f.dispatchDue();
      }
    }
  }

  private static void refused(OrderBuilder builder, OrderFact.RequestRefused f) {
    builder.drop(f.kind(), f.assignment());
    if (f.kind() == RequestKind.RETURN && f.assignment() != null) {
      builder.assignment(
          f.assignment(),
          a -> {
            a.state = AssignmentState.SIGNED;
            a.returnSpent = true;
          });
    }
  }

  private static void extended(OrderBuilder builder, OrderFact.Extended f) {
    builder.drop(RequestKind.EXTENSION, f.assignment());
    builder.assignment(f.assignment(), a -> a.due = f.due());
    builder.citizen = f.citizenDue();
    boolean lead =
        builder.assignments.stream()
            .anyMatch(a -> a.id().equals(f.assignment()) && a.role() == AssignmentRole.LEAD);
    if (lead) {
      builder.handle = f.due();
    }
    if (f.provisional()) {
      builder.flags.add(Flag.PROVISIONAL_DUE);
    }
  }

  /// To what is closed one agrees alone; it was closed when it was.
  private static void approve(OrderBuilder builder, OrderFact.RequestApproved fact) {
    if (builder.state == OrderState.CLOSED) {
      builder.drop(fact.kind(), fact.assignment());
      builder.agreedAt = fact.on().at();
      return;
    }
    builder.requests.replaceAll(r ->
        r.kind() == fact.kind() && Objects.equals(r.assignment(), fact.assignment())
            ? r.approvedBy(fact.on().by())
            : r);
  }

  private static void list(
      OrderBuilder builder, RequestKind kind, OrderState to, Instant reviewOn) {
    builder.drop(kind, null);
    builder.state = to;
    builder.review = reviewOn;
    builder.dispatch = null;
  }
}
