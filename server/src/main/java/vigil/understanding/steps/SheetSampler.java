package vigil.understanding.steps;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.city.WorkingDays;
import vigil.kernel.Ledger;
import vigil.kernel.Timers;
import vigil.understanding.SheetFact;
import vigil.understanding.life.sheet.SampleDraw;
import vigil.understanding.life.sheet.Sheet;
import vigil.understanding.life.sheet.Sheet.SampledCall;
import vigil.understanding.store.SqlSheets;

/// Draws yesterday's sample: asked once an hour, until it is drawn.
@Service
public class SheetSampler implements SmartInitializingSingleton {
  private static final Duration EVERY = Duration.ofHours(1);

  private final SampleCandidates candidates;
  private final SheetPolicies policies;
  private final SqlSheets sheets;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Timers timers;

  SheetSampler(
      SampleCandidates candidates,
      SheetPolicies policies,
      SqlSheets sheets,
      Ledger ledger,
      TransactionTemplate transaction,
      InstantSource clock,
      Timers timers) {
    this.candidates = candidates;
    this.policies = policies;
    this.sheets = sheets;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
    this.timers = timers;
  }

  @Override
  public void afterSingletonsInstantiated() {
    timers.schedule("understanding.sample", EVERY, () -> draw(today().minusDays(1)));
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), WorkingDays.SHANGHAI);
  }

  /// Draws the sample of a day that is over, once: a finding of later changes it no more.
  ///
  /// @return how many calls came in; none where the day was drawn before
  public int draw(LocalDate day) {
    if (!sheets.count(day, day.plusDays(1)).isEmpty()) {
      return 0;
    }
    List<SampledCall> recorded = candidates.list(day);
    var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var policy = policies.get();
    Instant at = clock.instant();
    return Objects.requireNonNullElse(
        transaction.execute(_ -> {
          List<SheetFact> told = new ArrayList<>();
          var before = sheets.count(monday, day);
          for (SampledCall one : SampleDraw.draw(recorded, before, policy.perWeek())) {
            Sheet sheet = Sheet.of(one, policy.form());
            if (sheets.insert(sheet)) {
              told.add(
                  new SheetFact.CallSampled(
                      SheetFact.subjectOf(one.call()),
                      sheet.version(),
                      at,
                      one.agent(),
                      one.day(),
                      one.hasFinding()));
            }
          }
          ledger.append(told);
          return told.size();
        }),
        0);
  }
}
