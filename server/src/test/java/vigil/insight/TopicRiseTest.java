package vigil.insight;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicRiseTest {
  private static final Topic REFUND =
      new Topic("refund", "培训退费", "Refunds", List.of("110202"), true);

  @Test
  void aTopicRisesFromTwiceTheUsualOnOrWhileItsSpikeBurns() {
    assertFalse(TopicRise.of(REFUND, 19, 10, null).isRising());
    assertTrue(TopicRise.of(REFUND, 20, 10, null).isRising());
    assertTrue(TopicRise.of(REFUND, 3, 10, "spike").isRising());
  }
}
