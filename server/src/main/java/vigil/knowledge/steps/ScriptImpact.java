package vigil.knowledge.steps;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.city.Effect;
import vigil.city.PolicyImpact;
import vigil.city.PolicyTable;
import vigil.knowledge.Script;
import vigil.knowledge.store.SqlScripts;

/// Scripts that are filed under a category which would be gone.
@Component
class ScriptImpact implements PolicyImpact {
  private final SqlScripts scripts;

  ScriptImpact(SqlScripts scripts) {
    this.scripts = scripts;
  }

  @Override
  public List<Effect> listEffects(ProposedChange question) {
    List<String> gone = question.table() == PolicyTable.CATEGORIES ? question.removed() : List.of();
    List<Script> left = gone.isEmpty() ? List.of() : scripts.listByCategories(gone);
    return left.isEmpty()
        ? List.of()
        : List.of(
            new Effect(
                "scriptsGone",
                left.size(),
                false,
                left.stream()
                    .map(
                        it -> Map.of("category", it.text().category(), "script", it.text().title()))
                    .toList()));
  }
}
