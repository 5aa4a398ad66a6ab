package vigil.insight.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.insight.policy.Topics;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.kernel.Timers;

/// Senses each order once, when its category is first known. Beside the counts and not with them:
/// counts are made anew from the ledger when somebody asks for it, and that must wake nobody.
@Component
class SensingReader implements LedgerReader, SmartInitializingSingleton {
  private static final Duration ROLL = Duration.ofSeconds(30);

  private final SensedCases cases;
  private final PersistentSpikeDetector sensor;
  private final Timers timers;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  SensingReader(
      Topics topics,
      PersistentSpikeDetector sensor,
      Ledger ledger,
      Timers timers,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.cases = new SensedCases(topics, ledger::listBySubject);
    this.sensor = sensor;
    this.timers = timers;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "insight.sensing";
  }

  @Override
  public void afterSingletonsInstantiated() {
    timers.schedule(
        "insight.roll",
        ROLL,
        () -> transaction.executeWithoutResult(status -> sensor.advance(clock.instant())));
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    sensor.count(entries.stream().flatMap(entry -> cases.of(entry).stream()).toList());
  }
}
