package vigil.insight.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.insight.Spike;
import vigil.insight.Topic;
import vigil.insight.TopicRise;

class TopicRisesServiceTest {
  private static final Instant AT = Instant.parse("2022-03-28T18:00:00Z");

  @Test
  void aTopicWithinWhatBurnsIsPartOfItOnlyWhereItHasRisenItself() {
    var codes = List.of(burning("0102"));
    assertEquals("0102", find(topic("010201"), 40, 3, codes), "yellow codes");
    assertNull(find(topic("010202"), 2, 8, codes), "test results, fewer than usual");
    assertNull(find(topic("0301"), 40, 3, codes), "another matter");
  }

  @Test
  void aTopicAroundWhatBurnsIsPartOfIt() {
    assertEquals("010201", find(topic("0102"), 44, 40, List.of(burning("010201"))));
    assertEquals("0102", find(topic("0102"), 44, 40, List.of(burning("0102"))));
  }

  @Test
  void whatBurnsSinceLaterIsNoMatterOfTheseDays() {
    var codes = List.of(burning("0102"));
    assertNull(TopicRisesService.findSpike(topic("0102"), 40, 3, codes, AT));
  }

  @Test
  void noOrderIsInTwoMattersAndEachHasOneList() {
    var food = new Topic("food", "物资", "Food", List.of("040101", "040102"), false);
    var ranked = List.of(food, topic("010201"), topic("0102"), topic("0401"), topic("0301"));
    var chosen =
        TopicRisesService.choose(
            ranked.stream().map(one -> TopicRise.of(one, 9, 1, null)).toList(), 3);
    assertEquals(
        List.of("010201", "0401", "0301"), chosen.stream().map(one -> one.topic().id()).toList());
  }

  private static @Nullable String find(Topic topic, int count, double usual, List<Spike> burning) {
    return TopicRisesService.findSpike(topic, count, usual, burning, AT.plusSeconds(1));
  }

  private static Topic topic(String category) {
    return new Topic(category, category, category, List.of(category), false);
  }

  private static Spike burning(String category) {
    return new Spike(
        category,
        topic(category),
        new Spike.Course(AT, AT, null),
        List.of(),
        9,
        new Spike.Evidence(9, 1, 15),
        new Spike.Reason("", ""));
  }
}
