package vigil.messaging.steps;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vigil.messaging.Carrier;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.DeliveryResult;
import vigil.messaging.RetryPolicy;
import vigil.messaging.store.SqlOutbox;

/// The rounds of one who has nothing to carry.
class OutboxDispatcherTest {
  /// The dispatcher never opens it: there is no gateway.
  private static final SqlOutbox OUTBOX =
      new SqlOutbox(
          JdbcClient.create(new DriverManagerDataSource()),
          InstantSource.system(),
          new RetryPolicy(
              Duration.ofSeconds(5),
              Duration.ofHours(6),
              3,
              Duration.ofMinutes(1),
              Duration.ofDays(1)));

  private final AtomicInteger looks = new AtomicInteger();
  private volatile CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch many = new CountDownLatch(1);

  @Test
  void hasNothingToCarryAndRestsAlsoAfterHeWasStoppedAndStartedAgain() throws Exception {
    var postman = new OutboxDispatcher(OUTBOX, List.of(new IdleCarrier()));
    postman.start();
    assertTrue(first.await(5, TimeUnit.SECONDS));
    postman.stop();
    first = new CountDownLatch(1);
    looks.set(0);
    postman.start();
    try {
      assertTrue(first.await(5, TimeUnit.SECONDS));
      assertFalse(many.await(300, TimeUnit.MILLISECONDS), "he turns in a circle");
    } finally {
      postman.stop();
    }
  }

  private final class IdleCarrier implements Carrier {
    @Override
    public DeliveryChannel channel() {
      return DeliveryChannel.SMS;
    }

    @Override
    public boolean isReady() {
      if (looks.incrementAndGet() > 3) {
        many.countDown();
      }
      first.countDown();
      return false;
    }

    @Override
    public DeliveryResult carry(Delivery one) {
      throw new AssertionError("nothing is ready");
    }
  }
}
