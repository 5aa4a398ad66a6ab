package vigil.casework.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.casework.AssignmentStep;
import vigil.casework.CompletionReport;
import vigil.casework.Refusal;
import vigil.casework.RefusalGround;
import vigil.casework.Scripts;
import vigil.casework.Step;

class AnswerRulesTest {
  private static final String SECRET = "名单由街道内部通报";
  private static final Refusal QUOTED = new Refusal.InternalScriptQuoted("内部通报口径");

  private final AnswerRules answers = new AnswerRules(() -> Optional.of(new OneInternalScript()));

  /// A house with one script for staff only.
  private static final class OneInternalScript implements Scripts {
    @Override
    public Optional<String> findDoNotPromise(String script) {
      return Optional.empty();
    }

    @Override
    public Optional<PublishedEdition> findPublished(String script) {
      return Optional.of(new PublishedEdition(1, true));
    }

    @Override
    public boolean holds(String script, @Nullable String district, LocalDate day) {
      return true;
    }

    @Override
    public List<String> listWording(String script) {
      return List.of();
    }

    @Override
    public Optional<String> findInternalQuote(String words) {
      return words.contains(SECRET) ? Optional.of("内部通报口径") : Optional.empty();
    }
  }

  @Test
  void noStepCarriesAScriptForStaffToTheCitizen() {
    assertEquals(QUOTED, answers.quotes(new Step.Answer(null, SECRET)));
    assertEquals(QUOTED, answers.quotes(new Step.Refuse(RefusalGround.SECRET_OR_PRIVATE, SECRET)));
    assertEquals(QUOTED, answers.quotes(report("已答复", SECRET)));
    assertEquals(QUOTED, answers.quotes(report(SECRET, null)));
    assertNull(answers.quotes(report("已答复", null)));
  }

  @Test
  void amongStaffItMayBeQuoted() {
    assertNull(answers.quotes(new Step.Remind(SECRET)));
    assertNull(answers.quotes(new Step.Recheck("leader-1", SECRET)));
  }

  private static AssignmentStep.Report report(String points, @Nullable String publicReply) {
    return new AssignmentStep.Report(
        new CompletionReport(
            new CompletionReport.Findings(
                CompletionReport.FactFinding.TRUE,
                null,
                CompletionReport.AppealFinding.REASONABLE,
                null,
                CompletionReport.SiteCheck.NO_SITE,
                null),
            new CompletionReport.Solution(CompletionReport.Resolution.RESOLVED, null),
            new CompletionReport.Reply(
                points,
                "wjw",
                Instant.parse("2022-04-18T02:00:00Z"),
                CompletionReport.ReplyWay.PHONE,
                publicReply),
            "已办理",
            "signatory-1",
            null,
            null));
  }
}
