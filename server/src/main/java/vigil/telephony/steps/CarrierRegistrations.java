package vigil.telephony.steps;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.sip.CarrierLines;
import vigil.telephony.sip.CarrierSettings;

/// Our registrations with the carriers that want one.
final class CarrierRegistrations {
  private static final Logger LOG = LoggerFactory.getLogger(CarrierRegistrations.class);

  /// A carrier that does not answer forgets us by itself.
  private static final Duration LEAVE_WITHIN = Duration.ofSeconds(2);

  private final List<CarrierRegistration> all;

  CarrierRegistrations(CallContext context, CarrierSettings carriers, CarrierLines lines) {
    all =
        carriers.trunks().stream()
            .filter(one -> one.account() != null && one.account().register())
            .map(one ->
                new CarrierRegistration(
                    context,
                    one,
                    Objects.requireNonNull(one.account()),
                    carriers.registration(),
                    lines))
            .toList();
  }

  void start() {
    all.forEach(CarrierRegistration::start);
  }

  /// Leaves wherever we are registered.
  void stop() {
    var left = all.stream().map(CarrierRegistration::leave).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(left).get(LEAVE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.info("A carrier did not answer that we leave; our registration runs out by itself");
    }
  }
}
