package vigil.kernel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever waits for PostgreSQL waits as long as it lives, and no longer.
class StartWatchTest {
  private static final Duration LOOK = Duration.ofMillis(1);
  private static final int MANY = 200;

  private final AtomicInteger looks = new AtomicInteger();
  private final CountDownLatch answer = new CountDownLatch(1);

  @AfterEach
  void nobodyStaysInterrupted() {
    assertFalse(Thread.interrupted());
  }

  /// As the library waits: until there is an answer, or somebody ends the waiting.
  private void await() {
    try {
      answer.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private IOException gone(int looksThatSeeIt) {
    return assertThrows(
        IOException.class,
        () -> {
          try (var watch = new StartWatch(() -> looks.incrementAndGet() <= looksThatSeeIt, LOOK)) {
            watch.begin();
            await();
          }
        });
  }

  @Test
  void oneThatIsGoneIsNotWaitedFor() {
    assertEquals("It ended while it started, and its log says why", gone(MANY).getMessage());
  }

  @Test
  void norOneThatWasNeverSeen() {
    gone(0);
  }

  @Test
  void oneThatLivesIsWaitedFor() throws IOException {
    try (var watch =
        new StartWatch(
            () -> {
              if (looks.incrementAndGet() == MANY) {
                answer.countDown();
              }
              return true;
            },
            LOOK)) {
      watch.begin();
      await();
    }
    assertFalse(looks.get() < MANY);
  }

  @Test
  void whatIsDoneBeforeItIsStartedIsNotWatched() throws IOException {
    try (var _ = new StartWatch(() -> false, LOOK)) {
      assertFalse(Thread.currentThread().isInterrupted());
    }
  }
}
