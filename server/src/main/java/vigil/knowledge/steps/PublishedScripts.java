package vigil.knowledge.steps;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Scripts;
import vigil.knowledge.Script;
import vigil.knowledge.search.ScriptIndex;
import vigil.knowledge.store.SqlScripts;

/// Which edition of a script is out, for an order that was answered by it.
@Component
class PublishedScripts implements Scripts {
  private final SqlScripts scripts;
  private final ScriptIndex index;

  PublishedScripts(SqlScripts scripts, ScriptIndex index) {
    this.scripts = scripts;
    this.index = index;
  }

  @Override
  public Optional<PublishedEdition> findPublished(String script) {
    return scripts.published(script).flatMap(PublishedScripts::edition);
  }

  private static Optional<PublishedEdition> edition(Script script) {
    return Optional.ofNullable(script.publication().publishedEdition())
        .map(edition -> new PublishedEdition(edition, script.text().forStaffOnly()));
  }

  @Override
  public boolean holds(String script, @Nullable String district, LocalDate day) {
    return scripts
        .published(script)
        .map(Script::text)
        .filter(text -> text.isValidOn(day) && (district == null || text.holdsIn(district)))
        .isPresent();
  }

  @Override
  public Optional<String> findDoNotPromise(String script) {
    return scripts
        .published(script)
        .map(it -> it.text().guidance().doNotPromise())
        .filter(it -> !it.isBlank());
  }

  @Override
  public List<String> listWording(String script) {
    return scripts.published(script).map(it -> it.text().spoken()).orElse(List.of());
  }

  @Override
  public Optional<String> findInternalQuote(String words) {
    return index.findInternalQuote(words);
  }
}
