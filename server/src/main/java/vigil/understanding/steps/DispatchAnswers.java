package vigil.understanding.steps;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.LedgerEntry;
import vigil.understanding.SuggestionFact;
import vigil.understanding.SuggestionFact.SuggestedPlace;
import vigil.understanding.SuggestionFact.SuggestionAnswered;
import vigil.understanding.life.SuggestionAnswers;

/// What a dispatcher made of what was shown beside an order, once it goes to a unit.
@Component
class DispatchAnswers {
  private static final Staff READER =
      new Staff("suggestions", "派单建议", "Suggestions", Set.of(Role.REVIEWER), null, null);

  private final ShownForOrders shown;
  private final Casework casework;

  DispatchAnswers(ShownForOrders shown, Casework casework) {
    this.shown = shown;
    this.casework = casework;
  }

  /// Empty where it is no dispatch, or nothing was shown to whoever dispatched.
  Optional<SuggestionAnswered> find(LedgerEntry entry) {
    return entry.find(OrderFact.Dispatched.class).flatMap(this::answered);
  }

  private Optional<SuggestionAnswered> answered(OrderFact.Dispatched fact) {
    return shown
        .find(fact.on().by(), fact.subject(), fact.on().at())
        .flatMap(was ->
            casework.find(fact.subject(), READER).map(it -> answered(fact, was, it.order())));
  }

  private static SuggestionAnswered answered(
      OrderFact.Dispatched fact, ShownForOrders.Shown was, Order order) {
    return new SuggestionAnswered(
        SuggestionFact.subjectOf(order.id()),
        fact.on().at(),
        was.suggestion().model(),
        SuggestedPlace.BOARD,
        order.origin().channel(),
        SuggestionAnswers.of(
            was.suggestion(), was.category(), order.appeal().category(), fact.lead().unit()));
  }
}
