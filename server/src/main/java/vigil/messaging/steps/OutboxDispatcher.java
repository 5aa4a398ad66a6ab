package vigil.messaging.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vigil.messaging.Carrier;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryResult;
import vigil.messaging.store.SqlOutbox;

/// Takes what is due out of the box and gives it to the channel's carrier: one round for each
/// channel, so that a slow one holds no other up. A message is claimed, tried outside of any
/// transaction, and settled; a server that dies between the last two sends it a second time.
@Component
public class OutboxDispatcher implements SmartLifecycle {
  static final int BATCH = 50;
  static final int AT_ONCE = 16;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);

  private final SqlOutbox outbox;
  private final List<Carrier> carriers;
  private final List<Thread> rounds = new ArrayList<>();
  private volatile CountDownLatch end = new CountDownLatch(1);
  private volatile boolean isRunning;

  public OutboxDispatcher(SqlOutbox outbox, List<Carrier> carriers) {
    this.outbox = outbox;
    this.carriers = List.copyOf(carriers);
  }

  @Override
  public void start() {
    end = new CountDownLatch(1);
    isRunning = true;
    for (Carrier carrier : carriers) {
      rounds.add(
          Thread.ofVirtual().name("postman-" + carrier.channel()).start(() -> walk(carrier)));
    }
  }

  private void walk(Carrier carrier) {
    while (isRunning) {
      int taken = 0;
      try {
        taken = dispatchBatch(carrier);
      } catch (RuntimeException failure) {
        if (isRunning) {
          log.warn("The {} messages cannot go out just now", carrier.channel(), failure);
        }
      }
      if (taken < BATCH && isRunning) {
        rest();
      }
    }
  }

  private void rest() {
    try {
      var _ = end.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// One batch.
  ///
  /// @return how many were tried
  public int dispatchBatch(Carrier carrier) {
    if (!carrier.isReady()) {
      return 0;
    }
    List<Delivery> due = outbox.claim(carrier.channel(), carrier.listPaused(), BATCH);
    var free = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Delivery one : due) {
        free.acquireUninterruptibly();
        var _ =
            threads.submit(() -> {
              try {
                deliver(carrier, one);
              } finally {
                free.release();
              }
            });
      }
    }
    return due.size();
  }

  private void deliver(Carrier carrier, Delivery one) {
    DeliveryResult carried;
    try {
      carried = carrier.carry(one);
    } catch (RuntimeException failure) {
      // The text of a library's exception may hold an address, so only its kind is kept.
      carried = new DeliveryResult.RetryLater(failure.getClass().getSimpleName());
    }
    if (Thread.currentThread().isInterrupted()) {
      return; // the server stops in the middle: the lease ends, and it is tried again
    }
    outbox.settle(one, carried);
    if (!(carried instanceof DeliveryResult.Delivered)) {
      log.info(
          "{} message {}, try {}: {}", one.channel(), one.id(), one.tries().attempts(), carried);
    }
  }

  @Override
  public void stop() {
    isRunning = false;
    end.countDown();
    rounds.forEach(Thread::interrupt);
    for (Thread round : rounds) {
      try {
        round.join(Duration.ofSeconds(5));
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    rounds.clear();
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }
}
