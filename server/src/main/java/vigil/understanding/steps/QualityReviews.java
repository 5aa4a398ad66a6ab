package vigil.understanding.steps;

import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.kernel.InvalidInput;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.understanding.QualityFact;
import vigil.understanding.QualityFact.Verdict;
import vigil.understanding.QualityKind;
import vigil.understanding.QualityOutcome;
import vigil.understanding.life.quality.FindingLife;
import vigil.understanding.store.SqlFindings;
import vigil.understanding.store.SqlFindings.WordsKind;

/// Takes what people say of a finding. What they decide on is the ledger, not the list.
@Service
public class QualityReviews {
  /// Characters of a note, a ground, a decision.
  public static final int LONGEST = 500;

  private static final int LONGEST_LIFE = 1_000;

  private final SqlFindings findings;
  private final Ledger ledger;
  private final InstantSource clock;

  QualityReviews(SqlFindings findings, Ledger ledger, InstantSource clock) {
    this.findings = findings;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// A reviewer confirms or dismisses it.
  ///
  /// @param kind what the reviewer says that it is
  @Transactional
  public QualityOutcome judge(
      String order,
      String id,
      Verdict verdict,
      QualityKind kind,
      @Nullable String note,
      String by) {
    InvalidInput.requireMaxLength("note", note, LONGEST);
    return decide(
        order, id, WordsKind.NOTE, note, life -> life.judge(verdict, kind, by, clock.instant()));
  }

  @Transactional
  public QualityOutcome object(String order, String id, String ground, String by) {
    InvalidInput.requireText("ground", ground, LONGEST);
    return decide(order, id, WordsKind.GROUND, ground, life -> life.object(by, clock.instant()));
  }

  @Transactional
  public QualityOutcome decideObjection(
      String order, String id, boolean upheld, String note, String by) {
    InvalidInput.requireText("note", note, LONGEST);
    return decide(
        order, id, WordsKind.DECISION, note, life -> life.decide(upheld, by, clock.instant()));
  }

  private QualityOutcome decide(
      String order,
      String id,
      WordsKind kind,
      @Nullable String words,
      Function<FindingLife, QualityOutcome> step) {
    findings.lock(id);
    String subject = QualityFact.subjectOf(order);
    var facts =
        LedgerEntry.listFacts(ledger.listBySubject(subject, LONGEST_LIFE), QualityFact.class);
    QualityOutcome outcome = step.apply(FindingLife.of(subject, id, facts));
    if (outcome instanceof QualityOutcome.Decision(var fact)) {
      if (words != null && !words.isBlank()) {
        findings.saveWords(order, id, kind, words);
      }
      ledger.append(fact);
    }
    return outcome;
  }
}
