package vigil.knowledge.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.knowledge.ScriptReview;
import vigil.knowledge.ScriptReview.Reason;
import vigil.knowledge.life.ReviewRules.Standing;

/// Which scripts come up for review, with the day before and the day of each limit (rules 7.5).
class ReviewRulesTest {
  private static final Instant NOW = Instant.parse("2022-04-18T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2022-04-18");
  private static final ReviewRules RULES = ReviewRules.USUAL;

  @Test
  void sevenDaysBeforeItsLastDayAnEditorIsReminded() {
    assertEquals(List.of(), judge(TODAY.plusDays(8), 0, 1, 0));
    assertEquals(List.of(Reason.EXPIRING), judge(TODAY.plusDays(7), 0, 1, 0));
    assertEquals(List.of(Reason.EXPIRING), judge(TODAY, 0, 1, 0));
    assertEquals(List.of(Reason.EXPIRED), judge(TODAY.minusDays(1), 0, 1, 0));
  }

  @Test
  void whatNobodyUsesForThirtyDaysComesUp() {
    assertEquals(List.of(), judge(null, 29, 0, 0));
    assertEquals(List.of(Reason.NEVER_USED), judge(null, 30, 0, 0));
    assertEquals(List.of(), judge(null, 30, 1, 0));
  }

  @Test
  void whatHasNoLastDayGrowsOld() {
    assertEquals(List.of(), judge(null, 179, 1, 0));
    assertEquals(List.of(Reason.STALE), judge(null, 180, 1, 0));
    assertEquals(List.of(), judge(TODAY.plusDays(30), 180, 1, 0));
  }

  @Test
  void whatIsMarkedWrongComesFirst() {
    assertEquals(
        List.of(Reason.MARKED_WRONG, Reason.EXPIRED, Reason.NEVER_USED),
        judge(TODAY.minusDays(1), 40, 0, 2));
  }

  @Test
  void aCitySetsItsOwnDays() {
    var own = ReviewRules.of(Map.of("remindDays", 14));
    assertEquals(14, own.remindDays());
    assertEquals(ReviewRules.USUAL.staleDays(), own.staleDays());
    assertThrows(IllegalArgumentException.class, () -> new ReviewRules(0, 30, 180, 7));
  }

  /// Three at least, and one of ten of those who were answered with it.
  @Test
  void whatCallersComeBackAboutComesUp() {
    assertEquals(List.of(), askedAgain(20, 2));
    assertEquals(List.of(Reason.ASKED_AGAIN), askedAgain(20, 3));
    assertEquals(List.of(Reason.ASKED_AGAIN), askedAgain(30, 3));
    assertEquals(List.of(), askedAgain(31, 3));
    assertEquals(List.of(Reason.ASKED_AGAIN), askedAgain(50, 5));
    assertEquals(List.of(), askedAgain(50, 4));
  }

  private static List<Reason> askedAgain(int answered, int again) {
    return judge(null, 1, new ScriptReview.Use(answered, NOW, 0, answered, again));
  }

  private static List<Reason> judge(@Nullable LocalDate validTo, int days, int used, int marks) {
    return judge(validTo, days, new ScriptReview.Use(used, null, marks, used, 0));
  }

  private static List<Reason> judge(@Nullable LocalDate validTo, int days, ScriptReview.Use use) {
    return RULES.judge(new Standing(validTo, NOW.minus(Duration.ofDays(days)), use), TODAY, NOW);
  }
}
