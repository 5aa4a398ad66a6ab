package vigil.portal.orders;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.city.Effect;
import vigil.city.PolicyImpact;
import vigil.city.PolicyTable;

/// The category that the portal is set to by name: without it no appeal could come in.
@Component
class UnclassifiedImpact implements PolicyImpact {
  private final CitizenOrders orders;

  UnclassifiedImpact(CitizenOrders orders) {
    this.orders = orders;
  }

  @Override
  public List<Effect> listEffects(ProposedChange question) {
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
