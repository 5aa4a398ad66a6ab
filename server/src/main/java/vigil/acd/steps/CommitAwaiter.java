package vigil.acd.steps;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.QueryTimeoutException;
import vigil.acd.engine.Decision;

/// Waits for the line's commit, but not for ever.
final class CommitAwaiter {
  /// Longer than a short outage of the database, shorter than a person's.
  private static final Duration MOST = Duration.ofSeconds(8);

  List<Decision> await(CompletableFuture<List<Decision>> done) {
    try {
      return done.get(MOST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new QueryTimeoutException("The line could not commit within " + MOST, late);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("The line could not take it", failed.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new QueryTimeoutException("Stopped while the line committed", stop);
    }
  }
}
