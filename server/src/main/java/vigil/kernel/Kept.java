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
public final class Kept<Q, A> {
  /// As many questions at a time; the one longest ago goes first.
  private static final int MOST = 64;

  private final Duration time;
  private final InstantSource clock;
  private final Function<Q, A> ask;
  private final Map<Q, Asked<A>> kept =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Q, Asked<A>> eldest) {
          return size() > MOST;
        }
      };

  /// An answer as it was then.
  public record Answer<A>(A value, Instant at) {}

  private record Asked<A>(Instant at, CompletableFuture<A> answer) {}

  public Kept(Duration time, InstantSource clock, Function<Q, A> ask) {
    this.time = time;
    this.clock = clock;
    this.ask = ask;
  }

  /// The answer of now, or of a moment not longer ago than it is kept.
  public Answer<A> of(Q question) {
    var mine = new Asked<>(clock.instant(), new CompletableFuture<A>());
    Asked<A> found = fresh(question, mine);
    if (found.equals(mine)) {
      answer(question, mine);
    }
    try {
      return new Answer<>(found.answer().join(), found.at());
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private synchronized Asked<A> fresh(Q question, Asked<A> mine) {
    Asked<A> there = kept.get(question);
    if (there != null && mine.at().isBefore(there.at().plus(time))) {
      return there;
    }
    kept.remove(question);
    kept.put(question, mine);
    return mine;
  }

  /// A failure is told to those who wait, and kept for nobody else.
  private void answer(Q question, Asked<A> mine) {
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
