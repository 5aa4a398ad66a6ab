package vigil.telephony.steps;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call, one thing at a time: what happens to a call is done in order, on a virtual thread, and
/// never while another thing is done to the same call. Posting never waits, so that whoever holds a
/// lock of its own may give orders.
final class CallMailboxes {
  private static final Logger LOG = LoggerFactory.getLogger(CallMailboxes.class);

  /// A step waits for a database that is away; who asked is told that it took too long.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, ArrayDeque<Runnable>> boxes = new ConcurrentHashMap<>();

  void post(String call, Runnable work) {
    boxes.compute(
        call,
        (key, box) -> {
          if (box != null) {
            box.add(work);
            return box;
          }
          var made = new ArrayDeque<Runnable>();
          made.add(work);
          Thread.ofVirtual().name("call-" + key).start(() -> drain(key));
          return made;
        });
  }

  /// Does something in its turn, and waits for what comes of it.
  <T> T ask(String call, Supplier<T> work) {
    var done = new CompletableFuture<T>();
    post(
        call,
        () -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
            throw e;
          }
        });
    try {
      return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Call " + call + ": nobody waits for it any more", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Call " + call + ": an order could not be done", e);
    }
  }

  private void drain(String call) {
    Runnable next = next(call, false);
    while (next != null) {
      try {
        next.run();
      } catch (RuntimeException e) {
        LOG.error("Something could not be done for call {}", call, e);
      }
      next = next(call, true);
    }
  }

  /// The head stays in its box while it runs: so the box tells that someone drains it.
  private @org.jspecify.annotations.Nullable Runnable next(String call, boolean isHeadDone) {
    ArrayDeque<Runnable> left =
        boxes.computeIfPresent(
            call,
            (_, box) -> {
              if (isHeadDone) {
                box.poll();
              }
              return box.isEmpty() ? null : box;
            });
    return left == null ? null : head(call);
  }

  private @org.jspecify.annotations.Nullable Runnable head(String call) {
    var found = new Runnable[1];
    boxes.computeIfPresent(
        call,
        (_, box) -> {
          found[0] = box.peek();
          return box;
        });
    return found[0];
  }
}
