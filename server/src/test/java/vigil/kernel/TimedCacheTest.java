package vigil.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What is dear and the same for all is asked for once in some seconds.
class TimedCacheTest {
  private static final Instant NOON = Instant.parse("2022-04-01T04:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final AtomicInteger asked = new AtomicInteger();

  private TimedCache<String, Integer> kept() {
    return new TimedCache<>(Duration.ofSeconds(10), now::get, question -> asked.incrementAndGet());
  }

  @Test
  void anAnswerIsKeptItsTimeAndSaysOfWhenItIs() {
    var kept = kept();
    assertEquals(new TimedCache.CachedValue<>(1, NOON), kept.get("a"));
    now.set(NOON.plusMillis(9_999));
    assertEquals(new TimedCache.CachedValue<>(1, NOON), kept.get("a"));
    now.set(NOON.plusSeconds(10));
    assertEquals(new TimedCache.CachedValue<>(2, now.get()), kept.get("a"));
  }

  @Test
  void anotherQuestionHasAnAnswerOfItsOwn() {
    var kept = kept();
    kept.get("a");
    assertEquals(2, kept.get("b").value());
    assertEquals(1, kept.get("a").value());
  }

  @Test
  void ofManyQuestionsTheOldestAnswerGoes() {
    var kept = kept();
    for (int n = 0; n <= 64; n++) {
      kept.get("question " + n);
    }
    assertEquals(65, kept.get("question 64").value());
    assertEquals(66, kept.get("question 0").value());
  }

  @Test
  void whoAsksMeanwhileWaitsForTheSame() throws InterruptedException {
    var isAsked = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var kept =
        new TimedCache<String, Integer>(
            Duration.ofSeconds(10),
            now::get,
            question -> {
              isAsked.countDown();
              try {
                go.await();
              } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
              }
              return asked.incrementAndGet();
            });
    var heard = Collections.synchronizedList(new ArrayList<Integer>());
    var askers = new ArrayList<Thread>();
    for (int n = 0; n < 8; n++) {
      askers.add(Thread.ofVirtual().start(() -> heard.add(kept.get("a").value())));
    }
    isAsked.await();
    go.countDown();
    for (Thread asker : askers) {
      asker.join();
    }
    assertEquals(8, heard.size());
    assertEquals(1, new HashSet<>(heard).size());
  }

  @Test
  void aFailureIsToldAndNotKept() {
    var kept =
        new TimedCache<String, Integer>(
            Duration.ofSeconds(10),
            now::get,
            question -> {
              if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("the database is away");
              }
              return asked.get();
            });
    var told = assertThrows(IllegalStateException.class, () -> kept.get("a"));
    assertEquals("the database is away", told.getMessage());
    assertEquals(2, kept.get("a").value());
  }
}
