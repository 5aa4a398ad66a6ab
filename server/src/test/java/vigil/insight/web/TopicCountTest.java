package vigil.insight.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigil.insight.Topic;
import vigil.insight.web.SensingController.TopicCount;

class TopicCountTest {
  private static TopicCount counted(String topic, int count, double usual) {
    return new TopicCount(new Topic(topic, topic, topic, List.of(topic), false), count, usual);
  }

  @Test
  void whatRisesStandsFirstAndOfTheRestWhatMostAskAbout() {
    var sorted =
        Stream.of(
                counted("rare", 1, 2),
                counted("often", 19, 700),
                counted("risen", 12, 2),
                counted("burns", 40, 3))
            .sorted(TopicCount.BY_RISE)
            .map(one -> one.topic().id())
            .toList();
    assertEquals(List.of("burns", "risen", "often", "rare"), sorted);
  }
}
