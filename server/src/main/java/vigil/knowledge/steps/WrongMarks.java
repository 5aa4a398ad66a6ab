package vigil.knowledge.steps;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.kernel.Ids;
import vigil.kernel.InvalidInput;
import vigil.kernel.Ledger;
import vigil.kernel.Problems;
import vigil.knowledge.KnowledgeFact;
import vigil.knowledge.Script;
import vigil.knowledge.WrongMark;
import vigil.knowledge.WrongMarkOutcome;
import vigil.knowledge.store.SqlScripts;
import vigil.knowledge.store.SqlWrongMarks;

/// Takes what agents say is wrong, and an editor's answer to it.
@Service
public class WrongMarks {
  private final SqlWrongMarks marks;
  private final SqlScripts scripts;
  private final KnowledgeService steps;
  private final Ledger ledger;
  private final InstantSource clock;

  WrongMarks(
      SqlWrongMarks marks,
      SqlScripts scripts,
      KnowledgeService steps,
      Ledger ledger,
      InstantSource clock) {
    this.marks = marks;
    this.scripts = scripts;
    this.steps = steps;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// An agent says that the published edition is wrong, and why. While a mark of the same agent and
  /// edition waits, it takes the newer words: an editor answers one mark, not each press.
  @Transactional
  public void mark(String script, String staff, String why, @Nullable String call) {
    if (call != null) {
      InvalidInput.requireText("call", call, WrongMark.LONGEST_ID);
    }
    var _ = scripts.lock(script);
    int edition = steps.publishedEdition(script);
    var mark =
        new WrongMark(Ids.next(clock), script, edition, staff, call, why, clock.instant(), null);
    if (!marks.replaceWaiting(mark)) {
      marks.insert(mark);
      ledger.append(new KnowledgeFact.MarkedWrong(script, 0, edition, staff));
    }
  }

  @Transactional
  public WrongMarkOutcome answer(String id, WrongMark.Verdict verdict, String words, String by) {
    var mark = marks.lock(id).orElseThrow(() -> Problems.notFound("wrong mark"));
    Integer published =
        scripts
            .find(mark.script())
            .map(Script::publication)
            .map(Script.Publication::publishedEdition)
            .orElse(null);
    var outcome = mark.answer(new WrongMark.Answer(verdict, words, by, clock.instant()), published);
    if (outcome instanceof WrongMarkOutcome.Decision(var after, var fact)
        && after.answer() != null) {
      marks.answer(id, after.answer());
      ledger.append(fact);
    }
    return outcome;
  }

  @Transactional
  public void markSeen(String id, String staff) {
    marks.markSeen(id, staff, clock.instant());
  }
}
