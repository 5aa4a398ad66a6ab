package vigil.insight.steps;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.insight.PastSpikes;
import vigil.insight.Spike;
import vigil.insight.Topic;
import vigil.insight.policy.Topics;
import vigil.insight.store.SqlPastSpikes;
import vigil.insight.store.SqlSensing;

/// Spikes of before, found by what their topic is called today.
@Service
class PastSpikesService implements PastSpikes {
  private final SqlPastSpikes past;
  private final SqlSensing sensing;
  private final Topics topics;

  PastSpikesService(SqlPastSpikes past, SqlSensing sensing, Topics topics) {
    this.past = past;
    this.sensing = sensing;
    this.topics = topics;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Spike> list(Search search, @Nullable Position before, int limit) {
    return past.list(search, listTopics(search.topic()), before, limit).stream()
        .flatMap(id -> sensing.findSpike(id).stream())
        .toList();
  }

  private @Nullable List<String> listTopics(@Nullable String words) {
    if (words == null || words.isBlank()) {
      return null;
    }
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    if (topics.contains(wanted)) {
      return List.of(wanted);
    }
    return topics.list().stream().filter(topic -> isCalled(topic, wanted)).map(Topic::id).toList();
  }

  private static boolean isCalled(Topic topic, String wanted) {
    return topic.name().toLowerCase(Locale.ROOT).contains(wanted)
        || topic.nameEn().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
