package vigil.identity.steps;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.identity.IdentityFact;
import vigil.identity.store.SqlSignInAttempts;
import vigil.kernel.Ledger;
import vigil.kernel.Timers;

/// What becomes of counted tries to sign in: who is slowed is told, and the rest forgotten.
@Component
class SlowedSignIns {
  private static final Duration FORGET_EVERY = Duration.ofHours(1);
  private static final Duration TELL_EVERY = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(SlowedSignIns.class);

  private final SqlSignInAttempts attempts;
  private final Ledger ledger;

  SlowedSignIns(
      SqlSignInAttempts attempts,
      Ledger ledger,
      InstantSource clock,
      Timers timers,
      TransactionTemplate transaction) {
    this.attempts = attempts;
    this.ledger = ledger;
    timers.schedule("identity.attempt", FORGET_EVERY, () -> attempts.forget(clock.instant()));
    timers.schedule(
        "identity.slowed", TELL_EVERY, () -> transaction.executeWithoutResult(_ -> tellSlowed()));
  }

  /// The ledger is told a moment later: an answer that took longer for it would say that the name
  /// is somebody's.
  private void tellSlowed() {
    for (var slowed : attempts.listUntold()) {
      LOG.warn(
          "Sign-in as {} from {} is being slowed after {} tries.",
          slowed.staff(),
          slowed.address(),
          slowed.tries());
      ledger.append(
          new IdentityFact.SignInSlowed(slowed.staff(), slowed.address(), slowed.tries()));
    }
  }
}
