package vigil.city.steps;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.city.Effect;
import vigil.city.PolicyImpact;
import vigil.city.PolicyTable;
import vigil.city.UnclassifiedCategory;

/// The category that the doors of citizens are set to by name: without it no appeal could come in.
@Component
class UnclassifiedImpact implements PolicyImpact {
  private final UnclassifiedCategory unclassified;

  UnclassifiedImpact(UnclassifiedCategory unclassified) {
    this.unclassified = unclassified;
  }

  @Override
  public List<Effect> listEffects(ProposedChange question) {
    boolean isGone =
        question.table() == PolicyTable.CATEGORIES
            && !question.proposed().categories().isLeaf(unclassified.code());
    return isGone
        ? List.of(
            new Effect(
                "unclassifiedGone", 1, true, List.of(Map.of("category", unclassified.code()))))
        : List.of();
  }
}
