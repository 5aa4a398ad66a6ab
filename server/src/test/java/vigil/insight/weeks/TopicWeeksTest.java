package vigil.insight.weeks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vigil.insight.weeks.TopicWeeks.TopicStream;

class TopicWeeksTest {
  private static final LocalDate TODAY = LocalDate.of(2022, 5, 25);
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

  private static final List<Integer> FOOD = List.of(40, 60, 90, 100, 80, 50, 30, 20);
  private static final List<Integer> GOING_HOME = List.of(0, 0, 1, 2, 4, 4, 4, 20);
  private static final List<Integer> NOTHING_SAID = List.of(0, 0, 9, 8, 16, 46, 66, 60);

  private static TopicWeeks weeks(LocalDate first, Map<String, List<Integer>> counts) {
    return TopicWeeks.of(TODAY, first, counts, "-");
  }

  private static TopicStream of(List<Integer> orders) {
    return weeks(LONG_AGO, Map.of("0802", orders, "0201", FOOD)).topics().stream()
        .filter(one -> one.topic().equals("0802"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theLastOfEightWeeksEndsToday() {
    var weeks = weeks(LONG_AGO, Map.of("0201", FOOD));
    assertEquals(LocalDate.of(2022, 3, 31), weeks.from());
    assertEquals(TODAY, weeks.from().plusWeeks(8).minusDays(1));
    assertTrue(weeks.isComparable());
  }

  /// From food and medicine to going home.
  @Test
  void whatIsNewComesFirstThenWhatGainedMostAndWhatHasNoTopicCountsInTheWhole() {
    var weeks = weeks(LONG_AGO, Map.of("0201", FOOD, "0802", GOING_HOME, "-", NOTHING_SAID));
    assertEquals(List.of(40, 60, 100, 110, 100, 100, 100, 100), weeks.orders());
    assertEquals(List.of("0802", "0201"), weeks.topics().stream().map(TopicStream::topic).toList());
    var home = weeks.topics().getFirst();
    assertTrue(home.isNew());
    assertEquals(0.2, home.share(), 1e-9);
    assertEquals(15 / 610.0, Objects.requireNonNull(home.before()), 1e-9);
    assertFalse(weeks.topics().getLast().isNew());
  }

  @Test
  void newIsTenAtLeastAndInNoWeekBeforeMoreThanAFifthOfIt() {
    assertTrue(of(List.of(0, 0, 0, 0, 0, 2, 0, 10)).isNew());
    assertFalse(of(List.of(0, 0, 0, 0, 0, 0, 0, 9)).isNew());
    assertFalse(of(List.of(3, 0, 0, 0, 0, 0, 0, 10)).isNew());
  }

  @Test
  void whereLessThanTwoWeeksBeforeAreKeptNothingIsNew() {
    var two = Map.of("0802", List.of(0, 0, 0, 0, 0, 0, 0, 30), "0201", FOOD);
    assertTrue(weeks(TODAY.minusDays(20), two).topics().getFirst().isNew());
    var tooShort = weeks(TODAY.minusDays(19), two);
    assertFalse(tooShort.isComparable());
    assertTrue(tooShort.topics().stream().noneMatch(TopicStream::isNew));
    var none = weeks(TODAY.minusDays(3), two);
    assertFalse(none.isComparable());
    assertNull(none.topics().getFirst().before());
  }

  @Test
  void whereNothingCameNothingIsSaid() {
    var weeks = weeks(TODAY, Map.of());
    assertEquals(List.of(0, 0, 0, 0, 0, 0, 0, 0), weeks.orders());
    assertEquals(List.of(), weeks.topics());
  }
}
