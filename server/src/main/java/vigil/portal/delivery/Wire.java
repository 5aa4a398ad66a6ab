package vigil.portal.delivery;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One HTTP request to somebody else's server: bounded in time as a whole, redirects not followed,
/// the answer's body thrown away.
public final class Wire {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// What the other side said.
  ///
  /// @param retryAfter how long it wants to be left alone
  public record Answer(int status, @Nullable Duration retryAfter) {
    public boolean isGood() {
      return status >= 200 && status < 300;
    }

    public Carried.Later later() {
      return new Carried.Later("HTTP " + status, retryAfter);
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  /// Sends it and judges the answer; whatever goes wrong on the way is for later.
  public Carried send(HttpRequest request, Duration most, Function<Answer, Carried> judge) {
    var answer = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      return judge.apply(answer(answer.get(most.toMillis(), TimeUnit.MILLISECONDS)));
    } catch (TimeoutException slow) {
      answer.cancel(true);
      return new Carried.Later("no answer in " + most.toSeconds() + " s");
    } catch (ExecutionException broken) {
      return new Carried.Later(words(broken.getCause()));
    } catch (InterruptedException stop) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Carried.Later("stopped");
    }
  }

  private static String words(@Nullable Throwable cause) {
    if (cause instanceof ConnectException) {
      return "no connection";
    }
    return cause == null ? "broken" : cause.getClass().getSimpleName();
  }

  private static Answer answer(HttpResponse<Void> response) {
    Duration wait =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(it -> it.matches("\\d{1,6}"))
            .map(it -> Duration.ofSeconds(Long.parseLong(it)))
            .orElse(null);
    return new Answer(response.statusCode(), wait);
  }
}
