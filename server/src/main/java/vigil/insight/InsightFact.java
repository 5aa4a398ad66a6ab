package vigil.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vigil.kernel.Fact;

/// What sensing has found. `subject` is the spike's id.
public sealed interface InsightFact extends Fact {
  record SpikeRaised(
      String subject,
      int version,
      @JsonUnwrapped TopicNames about,
      Instant since,
      List<String> districts,
      @JsonUnwrapped Evidence evidence,
      @JsonUnwrapped Spike.Reason because)
      implements InsightFact {}

  record TopicNames(String topic, String topicName, String topicNameEn) {
    public static TopicNames of(Topic topic) {
      return new TopicNames(topic.id(), topic.name(), topic.nameEn());
    }
  }

  /// What a spike rests on.
  ///
  /// @param expected how many cases would have been usual
  record Evidence(int count, double expected, double score) {}

  record SpikeGrew(String subject, int version, String topic, List<String> districts, int count)
      implements InsightFact {}

  /// A spike rose again within a day of its end: the same wave. Nobody is woken by that alone.
  record SpikeResumed(String subject, int version, String topic, List<String> districts, int count)
      implements InsightFact {}

  /// A spike has come to a multiple of the level at which people know it, or burns again in a
  /// district that was not of it: whoever is on duty is woken anew.
  record SpikeExceeded(String subject, int version, String topic, List<String> districts, int count)
      implements InsightFact {}

  record SpikeClosed(String subject, int version, String topic, int count) implements InsightFact {}

  /// Somebody took the closing back.
  record SpikeReopened(String subject, int version, String topic) implements InsightFact {}

  /// A table of indicators left the house as a file. `subject` is the export's own id.
  ///
  /// @param table which dimension its lines were
  record TableExported(
      String subject, int version, String by, String table, LocalDate from, LocalDate until)
      implements InsightFact {}
}
