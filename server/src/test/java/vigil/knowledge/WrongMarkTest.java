package vigil.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vigil.knowledge.WrongMark.Answer;
import vigil.knowledge.WrongMark.Verdict;

class WrongMarkTest {
  private static final Instant NIGHT = Instant.parse("2022-04-17T18:00:00Z");
  private static final WrongMark MARK =
      new WrongMark("d", "script", 3, "agent-1", null, "电话打不通", NIGHT, null);

  private static Answer answer(Verdict verdict) {
    return new Answer(verdict, "已换成新号码", "editor-1", NIGHT);
  }

  @Test
  void whoMarksSaysWhyAndWhoAnswersSaysWhat() {
    assertThrows(
        RuntimeException.class,
        () -> new WrongMark("d", "script", 3, "agent-1", null, " ", NIGHT, null));
    assertThrows(RuntimeException.class, () -> new Answer(Verdict.STANDS, "", "editor-1", NIGHT));
  }

  @Test
  void nothingIsMendedWhileAgentsStillReadTheEdition() {
    assertEquals(new WrongMarkOutcome.NotMendedYet(3), MARK.answer(answer(Verdict.MENDED), 3));
    assertInstanceOf(WrongMarkOutcome.Decision.class, MARK.answer(answer(Verdict.MENDED), 4));
    assertInstanceOf(WrongMarkOutcome.Decision.class, MARK.answer(answer(Verdict.MENDED), null));
    assertInstanceOf(WrongMarkOutcome.Decision.class, MARK.answer(answer(Verdict.STANDS), 3));
  }

  @Test
  void anAnswerIsGivenOnce() {
    var done =
        assertInstanceOf(WrongMarkOutcome.Decision.class, MARK.answer(answer(Verdict.STANDS), 3));
    assertEquals(
        new WrongMarkOutcome.AnsweredAlready("editor-1"),
        done.after().answer(answer(Verdict.STANDS), 3));
  }
}
