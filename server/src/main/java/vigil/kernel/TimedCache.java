package vigil.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// Answers that are dear and the same for all who ask: each is kept for some seconds, with its
/// moment, which whoever shows it tells. Who asks while one is being made waits for that one.
///
/// @param <Q> what was asked
/// @param <A> the answer
public final class TimedCache<Q, A> {
  /// As many questions at a time; the one longest ago goes first.
  private static final int MOST = 64;

  private final Duration time;
  private final InstantSource clock;
  private final Function<Q, A> ask;
  private final Map<Q, CacheSlot<A>> kept =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Q, CacheSlot<A>> eldest) {
          return size() > MOST;
        }
      };

  /// An answer as it was then.
  public record CachedValue<A>(A value, Instant at) {}

  private record CacheSlot<A>(Instant at, CompletableFuture<A> answer) {}

  public TimedCache(Duration time, InstantSource clock, Function<Q, A> ask) {
    this.time = time;
    this.clock = clock;
    this.ask = ask;
  }

  /// The answer of now, or of a moment not longer ago than it is kept.
  public CachedValue<A> get(Q question) {
    var mine = new CacheSlot<>(clock.instant(), new CompletableFuture<A>());
    CacheSlot<A> found = fresh(question, mine);
    if (found.equals(mine)) {
      answer(question, mine);
    }
    try {
      return new CachedValue<>(found.answer().join(), found.at());
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private synchronized CacheSlot<A> fresh(Q question, CacheSlot<A> mine) {
    CacheSlot<A> there = kept.get(question);
    if (there != null && mine.at().isBefore(there.at().plus(time))) {
      return there;
    }
    kept.remove(question);
    kept.put(question, mine);
    return mine;
  }

  /// A failure is told to those who wait, and kept for nobody else.
  private void answer(Q question, CacheSlot<A> mine) {
    try {
      mine.answer().complete(ask.apply(question));
    } catch (RuntimeException | Error failure) {
      synchronized (this) {
        kept.remove(question, mine);
      }
      mine.answer().completeExceptionally(failure);
    }
  }
}
