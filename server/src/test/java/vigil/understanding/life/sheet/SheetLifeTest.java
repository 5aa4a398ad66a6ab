package vigil.understanding.life.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vigil.understanding.life.sheet.SheetForms.scores;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vigil.kernel.InvalidInput;
import vigil.understanding.SheetFact;
import vigil.understanding.SheetScore;
import vigil.understanding.life.sheet.Sheet.SampledCall;
import vigil.understanding.life.sheet.Sheet.State;

/// The rules of a sheet.
class SheetLifeTest {
  private static final Instant AT = Instant.parse("2022-06-09T02:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private static final Sheet OPEN =
      Sheet.of(
          new SampledCall(
              "c-1", "agent-1", List.of("agent-1", "agent-2"), LocalDate.of(2022, 6, 8), false),
          SheetForms.FORM);

  @Test
  void twoReadersWhoScoreAlikeSettleItWithTheirMean() {
    Sheet half = after(life(OPEN).score(scores(3, 3), "reviewer-1", AT));
    assertEquals(State.HALF_READ, half.state());
    assertFalse(half.isReadByTwo(), "nothing is shown of the first");
    Sheet both = after(life(half).score(scores(3, 2), "manager-1", AT));
    assertEquals(State.SCORED, both.state());
    assertEquals((100 + 100 * (30 + 10 * 2 / 3.0) / 40) / 2, total(both), 1e-9);
  }

  @Test
  void nobodyScoresACallInWhichTheyTalked() {
    for (String talked : List.of("agent-1", "agent-2")) {
      assertInstanceOf(
          SheetOutcome.OwnCallScored.class, life(OPEN).score(scores(3, 3), talked, AT));
    }
  }

  @Test
  void aReaderScoresOnceAndAThirdReadsNothing() {
    Sheet half = after(life(OPEN).score(scores(3, 3), "reviewer-1", AT));
    assertEquals(
        new SheetOutcome.SheetReadAlready(), life(half).score(scores(0, 0), "reviewer-1", AT));
    Sheet both = after(life(half).score(scores(3, 3), "reviewer-2", AT));
    assertEquals(
        new SheetOutcome.SheetElsewhere(State.SCORED),
        life(both).score(scores(3, 3), "reviewer-3", AT));
  }

  /// 15 points of 100 apart is alike, more is not: the weights are 3 to 1.
  @Test
  void aThirdSettlesWhereTheTwoDifferByMoreThanThePolicyAllows() {
    Sheet alike = read(scores(3, 3), scores(3, 2));
    assertEquals(State.SCORED, alike.state());
    Sheet apart = read(scores(3, 3), scores(2, 3));
    assertEquals(State.DIFFERING, apart.state());
    assertNull(apart.total());
    assertEquals(
        new SheetOutcome.ThirdMustDecide(), life(apart).settle(scores(3, 3), "reviewer-1", AT));
    assertInstanceOf(
        SheetOutcome.OwnCallScored.class, life(apart).settle(scores(3, 3), "agent-2", AT));
    Sheet settled = after(life(apart).settle(scores(0, 3), "manager-1", AT));
    assertEquals(State.SCORED, settled.state());
    assertEquals(25, total(settled), 1e-9);
  }

  @Test
  void eachCriterionIsScoredOnceWithWhatItAllows() {
    var twice = List.of(new SheetScore("TONE", 1), new SheetScore("TONE", 1));
    for (var wrong : List.of(scores(4, 0), twice, List.of(new SheetScore("TONE", 1)))) {
      assertThrows(InvalidInput.class, () -> life(OPEN).score(wrong, "reviewer-1", AT));
    }
  }

  @Test
  void theAgentReadsTheNoteAndObjectsOnceInTime() {
    Sheet scored = read(scores(3, 3), scores(3, 3));
    assertInstanceOf(SheetOutcome.SheetElsewhere.class, life(OPEN).coach(WEEK, "reviewer-1", AT));
    Sheet coached = after(life(scored).coach(WEEK, "reviewer-1", AT));
    Sheet read = after(life(coached).acknowledge("agent-1", AT));
    assertEquals(State.ACKNOWLEDGED, read.state());
    Instant last = AT.plus(WEEK);
    assertEquals(
        new SheetOutcome.SheetObjectionTooLate(last),
        life(read).object("agent-1", last.plusMillis(1)));
    for (Sheet from : List.of(coached, read)) {
      Sheet objected = after(life(from).object("agent-1", last));
      assertEquals(new SheetOutcome.SheetObjectedAlready(), life(objected).object("agent-1", last));
      assertEquals(
          new SheetOutcome.ThirdMustDecide(), life(objected).decide(false, "reviewer-1", last));
      Sheet kept = after(life(objected).decide(false, "manager-1", last));
      assertEquals(State.KEPT, kept.state());
      assertEquals(new SheetOutcome.SheetObjectedAlready(), life(kept).object("agent-1", last));
      assertEquals(State.WITHDRAWN, after(life(objected).decide(true, "manager-1", last)).state());
    }
  }

  @Test
  void aFactBearsTheVersionAfterIt() {
    var decision =
        assertInstanceOf(
            SheetOutcome.Decision.class, life(OPEN).score(scores(3, 3), "reviewer-1", AT));
    var fact = assertInstanceOf(SheetFact.SheetScored.class, decision.fact());
    assertEquals(2, fact.version());
    assertEquals("sheet/c-1", fact.subject());
  }

  private static Sheet read(List<SheetScore> first, List<SheetScore> second) {
    Sheet half = after(life(OPEN).score(first, "reviewer-1", AT));
    return after(life(half).score(second, "reviewer-2", AT));
  }

  private static double total(Sheet sheet) {
    return Objects.requireNonNull(sheet.total());
  }

  private static SheetLife life(Sheet now) {
    return new SheetLife(now);
  }

  private static Sheet after(SheetOutcome outcome) {
    return assertInstanceOf(SheetOutcome.Decision.class, outcome).after();
  }
}
