package vigil.portal.open311;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.city.Effect;
import vigil.city.PolicyTable;
import vigil.city.Standing;
import vigil.portal.orders.Orders;

/// Categories that the portal is set to by name: without them it would not start again.
@Component
class StandingQuestions implements Standing {
  private final Questions questions;
  private final Orders orders;

  StandingQuestions(Questions questions, Orders orders) {
    this.questions = questions;
    this.orders = orders;
  }

  @Override
  public List<Effect> of(Question question) {
    if (question.table() != PolicyTable.CATEGORIES) {
      return List.of();
    }
    List<Effect> effects = new ArrayList<>();
    List<String> gone =
        questions.categories().stream()
            .filter(code -> question.then().categories().find(code).isEmpty())
            .toList();
    if (!gone.isEmpty()) {
      effects.add(named("questionsGone", gone));
    }
    if (!question.then().categories().isLeaf(orders.unclassified())) {
      effects.add(named("unclassifiedGone", List.of(orders.unclassified())));
    }
    return effects;
  }

  private static Effect named(String kind, List<String> codes) {
    return new Effect(
        kind, codes.size(), true, codes.stream().map(code -> Map.of("category", code)).toList());
  }
}
