package vigil.knowledge.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.WorkingDays;
import vigil.kernel.TimedCache;
import vigil.knowledge.PublicAnswer;
import vigil.knowledge.PublicAnswers;
import vigil.knowledge.ScriptQuery;
import vigil.knowledge.search.ScriptIndex;
import vigil.knowledge.store.SqlScripts;
import vigil.knowledge.store.SqlUsage;

/// What is found is held against the rows: whatever was retired or made internal is not shown,
/// however far the index has come. The rows are kept for some seconds, the same for all who look.
@Component
class PublicAnswersService implements PublicAnswers {
  /// So long whoever looks may see what was retired a moment ago.
  private static final Duration KEPT = Duration.ofSeconds(5);

  /// Two digits a level.
  private static final int TOPIC_LENGTH = 2;

  /// Read of the index before what is not public is left out.
  private static final int READ = 200;

  private final SqlScripts scripts;
  private final SqlUsage usage;
  private final ScriptIndex index;
  private final InstantSource clock;
  private final TimedCache<LocalDate, List<PublicAnswer>> open;

  PublicAnswersService(SqlScripts scripts, SqlUsage usage, ScriptIndex index, InstantSource clock) {
    this.scripts = scripts;
    this.usage = usage;
    this.index = index;
    this.clock = clock;
    this.open = new TimedCache<>(KEPT, clock, this::listOpen);
  }

  @Override
  public Optional<PublicAnswer> find(String script) {
    return scripts.published(script).flatMap(it -> PublicAnswer.of(it, today()));
  }

  @Override
  public List<PublicAnswer> search(
      String words, @Nullable String topic, @Nullable String district) {
    List<PublicAnswer> all = open.get(today()).value();
    return (words.isBlank() ? all : matching(words, all, district))
        .stream()
            .filter(it -> topic == null || it.category().startsWith(topic))
            .filter(it -> district == null || it.holdsIn(district))
            .limit(MOST)
            .toList();
  }

  @Override
  public List<TopicCount> countByTopic() {
    Map<String, Integer> counts = new TreeMap<>();
    open.get(today())
        .value()
        .forEach(it -> counts.merge(it.category().substring(0, TOPIC_LENGTH), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(it -> new TopicCount(it.getKey(), it.getValue()))
        .toList();
  }

  private List<PublicAnswer> listOpen(LocalDate day) {
    return scripts.published().stream()
        .flatMap(it -> PublicAnswer.of(it, day).stream())
        .sorted(
            Comparator.comparing(PublicAnswer::since).reversed().thenComparing(PublicAnswer::id))
        .toList();
  }

  private List<PublicAnswer> matching(
      String words, List<PublicAnswer> all, @Nullable String district) {
    Map<String, PublicAnswer> byId =
        all.stream().collect(Collectors.toMap(PublicAnswer::id, Function.identity()));
    return index.search(new ScriptQuery(words, null, district, today(), READ)).stream()
        .map(it -> byId.get(it.id()))
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
