package vigil.flink;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.insight.policy.PolicyExpectation;
import vigil.insight.policy.Topics;
import vigil.insight.spike.KnownSpike;
import vigil.insight.spike.Series;
import vigil.insight.spike.SpikeDetector;

/// How a city senses: its topics, what is usual of them, and by which settings.
final class Sensing {
  private final Topics topics;
  private final PolicyExpectation usual;

  Sensing(PolicyTexts policy) {
    var city = policy.city();
    topics = new Topics(city);
    usual = new PolicyExpectation(city, topics);
  }

  /// How many cases of a topic are usual in the ten minutes from `at`, in the whole city.
  double expected(String topic, Instant at) {
    return usual.expected(topic, Series.CITY, at);
  }

  /// The detector of one topic, as it stood. Calls are measured by settings of their own.
  SpikeDetector detector(String topic, Collection<Series> series, @Nullable KnownSpike known) {
    var settings = topics.get(topic).countsCalls() ? usual.getCallSettings() : usual.getSettings();
    return new SpikeDetector(settings, usual, series, known == null ? List.of() : List.of(known));
  }
}
