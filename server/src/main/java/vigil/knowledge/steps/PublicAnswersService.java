package vigil.knowledge.steps;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.WorkingDays;
import vigil.knowledge.FoundScript;
import vigil.knowledge.PublicAnswer;
import vigil.knowledge.PublicAnswers;
import vigil.knowledge.ScriptQuery;
import vigil.knowledge.search.ScriptIndex;
import vigil.knowledge.store.SqlScripts;
import vigil.knowledge.store.SqlUsage;

/// What is found is read from the rows again: whatever was retired or made internal meanwhile is
/// not shown, however far the index has come.
@Component
class PublicAnswersService implements PublicAnswers {
  /// Read of the index before what is not public is left out.
  private static final int READ = 200;

  private final SqlScripts scripts;
  private final SqlUsage usage;
  private final ScriptIndex index;
  private final InstantSource clock;

  PublicAnswersService(SqlScripts scripts, SqlUsage usage, ScriptIndex index, InstantSource clock) {
    this.scripts = scripts;
    this.usage = usage;
    this.index = index;
    this.clock = clock;
  }

  @Override
  public Optional<PublicAnswer> find(String script) {
    return scripts.published(script).flatMap(it -> PublicAnswer.of(it, today()));
  }

  @Override
  public List<PublicAnswer> search(
      String words, @Nullable String topic, @Nullable String district) {
    List<PublicAnswer> found = words.isBlank() ? newest() : matching(words, district);
    return found.stream()
        .filter(it -> topic == null || it.category().startsWith(topic))
        .filter(it -> holdsIn(it, district))
        .limit(MOST)
        .toList();
  }

  private static boolean holdsIn(PublicAnswer answer, @Nullable String district) {
    return district == null
        || answer.districts().isEmpty()
        || answer.districts().contains(district);
  }

  private List<PublicAnswer> newest() {
    return scripts.published().stream()
        .flatMap(it -> PublicAnswer.of(it, today()).stream())
        .sorted(
            Comparator.comparing(PublicAnswer::since).reversed().thenComparing(PublicAnswer::id))
        .toList();
  }

  private List<PublicAnswer> matching(String words, @Nullable String district) {
    var ids =
        index.search(new ScriptQuery(words, null, district, today(), READ)).stream()
            .map(FoundScript::id)
            .toList();
    Map<String, PublicAnswer> open =
        scripts.published(ids).stream()
            .flatMap(it -> PublicAnswer.of(it, today()).stream())
            .collect(Collectors.toMap(PublicAnswer::id, Function.identity()));
    return ids.stream()
        .map(open::get)
        .filter(Objects::nonNull)
        .filter(it -> it.shares(words))
        .toList();
  }

  @Override
  public Set<String> listAnswered(String script, Collection<String> orders) {
    return usage.listAnswered(script, orders);
  }

  private LocalDate today() {
    return WorkingDays.dayOf(clock.instant());
  }
}
