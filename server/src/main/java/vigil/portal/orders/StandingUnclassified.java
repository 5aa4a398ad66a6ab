package vigil.portal.orders;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.city.Effect;
import vigil.city.PolicyTable;
import vigil.city.Standing;

/// The category that the portal is set to by name: without it no appeal could come in.
@Component
class StandingUnclassified implements Standing {
  private final Orders orders;

  StandingUnclassified(Orders orders) {
    this.orders = orders;
  }

  @Override
  public List<Effect> of(Question question) {
    String unclassified = orders.unclassified();
    boolean isGone =
        question.table() == PolicyTable.CATEGORIES
            && !question.then().categories().isLeaf(unclassified);
    return isGone
        ? List.of(
            new Effect("unclassifiedGone", 1, true, List.of(Map.of("category", unclassified))))
        : List.of();
  }
}
