package vigil.knowledge.steps;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vigil.casework.Scripts;
import vigil.knowledge.Script;
import vigil.knowledge.store.SqlScripts;

/// Which edition of a script is out, for an order that was answered by it.
@Component
class PublishedScripts implements Scripts {
  private final SqlScripts scripts;

  PublishedScripts(SqlScripts scripts) {
    this.scripts = scripts;
  }

  @Override
  public Optional<Integer> edition(String script) {
    return scripts.find(script).map(Script::publishedEdition);
  }
}
