package vigil.messaging;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One HTTP request to somebody else's server: bounded in time as a whole, redirects not followed,
/// the answer's body thrown away unless somebody asks for a little of it.
public final class BoundedHttpClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// What the other side said.
  ///
  /// @param retryAfter how long it wants to be left alone
  /// @param body empty unless it was asked for
  public record HttpReply(int status, @Nullable Duration retryAfter, String body) {
    public boolean isGood() {
      return status >= 200 && status < 300;
    }

    public DeliveryResult.RetryLater toRetryLater() {
      return new DeliveryResult.RetryLater("HTTP " + status, retryAfter);
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
  public DeliveryResult send(
      HttpRequest request, Duration most, Function<HttpReply, DeliveryResult> judge) {
    return send(request, HttpResponse.BodyHandlers.replacing(""), most, judge);
  }

  /// The same with the answer's body, which fails when it is longer than that.
  public DeliveryResult ask(
      HttpRequest request,
      Duration most,
      long mostBytes,
      Function<HttpReply, DeliveryResult> judge) {
    var body = HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
    return send(request, HttpResponse.BodyHandlers.limiting(body, mostBytes), most, judge);
  }

  private DeliveryResult send(
      HttpRequest request,
      HttpResponse.BodyHandler<String> body,
      Duration most,
      Function<HttpReply, DeliveryResult> judge) {
    var answer = client.sendAsync(request, body);
    try {
      return judge.apply(answer(answer.get(most.toMillis(), TimeUnit.MILLISECONDS)));
    } catch (TimeoutException slow) {
      answer.cancel(true);
      return new DeliveryResult.RetryLater("no answer in " + most.toSeconds() + " s");
    } catch (ExecutionException broken) {
      return new DeliveryResult.RetryLater(words(broken.getCause()));
    } catch (InterruptedException stop) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new DeliveryResult.RetryLater("stopped");
    }
  }

  private static String words(@Nullable Throwable cause) {
    if (cause instanceof ConnectException) {
      return "no connection";
    }
    return cause == null ? "broken" : cause.getClass().getSimpleName();
  }

  private static HttpReply answer(HttpResponse<String> response) {
    Duration wait =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(it -> it.matches("\\d{1,6}"))
            .map(it -> Duration.ofSeconds(Long.parseLong(it)))
            .orElse(null);
    return new HttpReply(response.statusCode(), wait, response.body());
  }
}
