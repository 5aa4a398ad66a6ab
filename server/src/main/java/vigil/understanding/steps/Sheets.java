package vigil.understanding.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.kernel.InvalidInput;
import vigil.kernel.Ledger;
import vigil.telephony.CallSamples;
import vigil.understanding.SheetScore;
import vigil.understanding.life.sheet.Sheet;
import vigil.understanding.life.sheet.SheetLife;
import vigil.understanding.life.sheet.SheetOutcome;
import vigil.understanding.store.SqlSheets;
import vigil.understanding.store.SqlSheets.SheetWords;

/// Takes the steps on a sheet: state, words and fact in one transaction. Empty where the call was
/// not drawn.
@Service
public class Sheets {
  /// Characters of a note, a ground, a decision.
  public static final int LONGEST = 1_000;

  private final SqlSheets store;
  private final SheetPolicies policies;
  private final CallSamples calls;
  private final Ledger ledger;
  private final InstantSource clock;

  Sheets(
      SqlSheets store,
      SheetPolicies policies,
      CallSamples calls,
      Ledger ledger,
      InstantSource clock) {
    this.store = store;
    this.policies = policies;
    this.calls = calls;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// Words that go with a step.
  private record Written(SheetWords kind, String words) {}

  /// One of the two readers scores, whatever the version: who reads apart is told of nothing.
  @Transactional
  public Optional<SheetOutcome> score(String call, List<SheetScore> scores, String by) {
    return take(
        call, null, null, life -> heard(call, () -> life.score(scores, by, clock.instant())));
  }

  @Transactional
  public Optional<SheetOutcome> settle(String call, int seen, List<SheetScore> scores, String by) {
    return take(
        call, seen, null, life -> heard(call, () -> life.settle(scores, by, clock.instant())));
  }

  @Transactional
  public Optional<SheetOutcome> coach(String call, int seen, String note, String by) {
    InvalidInput.requireText("note", note, LONGEST);
    var objectFor = Duration.ofDays(policies.get().objectDays());
    return take(
        call,
        seen,
        new Written(SheetWords.NOTE, note),
        life -> life.coach(objectFor, by, clock.instant()));
  }

  @Transactional
  public Optional<SheetOutcome> acknowledge(String call, int seen, String by) {
    return take(call, seen, null, life -> life.acknowledge(by, clock.instant()));
  }

  @Transactional
  public Optional<SheetOutcome> object(String call, int seen, String ground, String by) {
    InvalidInput.requireText("ground", ground, LONGEST);
    return take(
        call,
        seen,
        new Written(SheetWords.GROUND, ground),
        life -> life.object(by, clock.instant()));
  }

  @Transactional
  public Optional<SheetOutcome> decide(
      String call, int seen, boolean upheld, String note, String by) {
    InvalidInput.requireText("note", note, LONGEST);
    return take(
        call,
        seen,
        new Written(SheetWords.DECISION, note),
        life -> life.decide(upheld, by, clock.instant()));
  }

  /// A step of somebody who listens.
  private SheetOutcome heard(String call, Supplier<SheetOutcome> step) {
    return calls.isRecorded(call) ? step.get() : new SheetOutcome.SheetRecordingGone();
  }

  private Optional<SheetOutcome> take(
      String call,
      @Nullable Integer seen,
      @Nullable Written written,
      Function<SheetLife, SheetOutcome> step) {
    Sheet sheet = store.lock(call).orElse(null);
    if (sheet == null) {
      return Optional.empty();
    }
    if (seen != null && seen != sheet.version()) {
      return Optional.of(new SheetOutcome.Stale(sheet.version()));
    }
    SheetOutcome outcome = step.apply(new SheetLife(sheet));
    if (outcome instanceof SheetOutcome.Decision(var after, var fact)) {
      store.save(after);
      if (written != null) {
        store.saveWords(call, written.kind(), written.words());
      }
      ledger.append(fact);
    }
    return Optional.of(outcome);
  }
}
