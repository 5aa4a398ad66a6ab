package vigil.messaging.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vigil.messaging.Carrier;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.DeliveryResult;
import vigil.messaging.store.SqlOutbox;

/// Takes what is due out of the box and gives it to the channel's carrier: one look a second for
/// all channels, and a round for each, so that a slow one holds no other up. A message is claimed,
/// tried outside of any transaction, and settled; a server that dies between the last two sends it
/// a second time.
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
    Map<DeliveryChannel, Semaphore> bells = new EnumMap<>(DeliveryChannel.class);
    for (Carrier carrier : carriers) {
      var bell = new Semaphore(0);
      bells.put(carrier.channel(), bell);
      begin("postman-" + carrier.channel(), () -> walk(carrier, bell));
    }
    begin("postman", () -> look(bells));
  }

  private void begin(String name, Runnable round) {
    rounds.add(Thread.ofVirtual().name(name).start(round));
  }

  /// A house that has nothing to send is asked one question a second.
  private void look(Map<DeliveryChannel, Semaphore> bells) {
    while (isRunning) {
      try {
        Set<DeliveryChannel> ready =
            carriers.stream()
                .filter(Carrier::isReady)
                .map(Carrier::channel)
                .collect(Collectors.toSet());
        if (!ready.isEmpty()) {
          outbox.listDue(ready).forEach(channel -> ring(bells, channel));
        }
      } catch (RuntimeException failure) {
        if (isRunning) {
          log.warn("The messages cannot go out just now", failure);
        }
      }
      if (isRunning) {
        rest();
      }
    }
  }

  private static void ring(Map<DeliveryChannel, Semaphore> bells, DeliveryChannel channel) {
    Semaphore bell = bells.get(channel);
    if (bell != null) {
      bell.release();
    }
  }

  private void walk(Carrier carrier, Semaphore bell) {
    while (isRunning) {
      try {
        bell.acquire();
        bell.drainPermits();
        while (isRunning && dispatchBatch(carrier) == BATCH) {
          log.trace("More {} messages wait", carrier.channel());
        }
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException failure) {
        if (isRunning) {
          log.warn("The {} messages cannot go out just now", carrier.channel(), failure);
        }
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
