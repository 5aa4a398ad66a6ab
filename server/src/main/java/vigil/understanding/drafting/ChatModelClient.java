package vigil.understanding.drafting;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.understanding.DraftOutcome.Cause;

/// Asks a model by `POST /v1/chat/completions`, as OpenAI named it and most servers of models speak
/// it. Redirects are not followed: words and key go where the operator said and nowhere else. The
/// log has the cause of a failure, never a word that was sent or came back.
final class ChatModelClient implements AutoCloseable {
  /// What the model said.
  sealed interface Answer {
    record Said(String text) implements Answer {}

    record Nothing(Cause cause) implements Answer {}
  }

  /// What one try brought.
  private sealed interface Try {
    record Done(Answer answer) implements Try {}

    /// The second time may be better, after that pause.
    record Again(Cause cause, Duration pause) implements Try {}

    static Try nothing(Cause cause) {
      return new Done(new Answer.Nothing(cause));
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(ChatModelClient.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int TOO_MANY = 429;
  private static final int SERVER_FAILS = 500;

  private final DraftingSettings settings;
  private final Semaphore free;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  ChatModelClient(DraftingSettings settings) {
    this.settings = settings;
    this.free = new Semaphore(settings.limits().atOnce());
  }

  /// @param system what the model is to do
  /// @param user the material
  Answer ask(String system, String user) {
    if (!settings.isOn()) {
      return new Answer.Nothing(Cause.OFF);
    }
    if (!free.tryAcquire()) {
      return new Answer.Nothing(Cause.BUSY);
    }
    try {
      Answer answer = askTwice(request(system, user));
      if (answer instanceof Answer.Nothing(var cause)) {
        LOG.warn("The model gave no draft: {}", cause);
      }
      return answer;
    } finally {
      free.release();
    }
  }

  private HttpRequest request(String system, String user) {
    var body =
        Map.of(
            "model",
            settings.model(),
            "temperature",
            0,
            "stream",
            false,
            "messages",
            List.of(
                Map.of("role", "system", "content", system),
                Map.of("role", "user", "content", user)));
    var request =
        HttpRequest.newBuilder(settings.completions())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    if (!settings.key().isEmpty()) {
      request.header("Authorization", "Bearer " + settings.key());
    }
    return request.build();
  }

  private Answer askTwice(HttpRequest request) {
    long end = System.nanoTime() + settings.limits().timeout().toNanos();
    try {
      Try first = askOnce(request, end);
      if (first instanceof Try.Again(_, var pause)
          && !closing.await(Math.min(pause.toNanos(), left(end)), TimeUnit.NANOSECONDS)) {
        first = askOnce(request, end);
      }
      return switch (first) {
        case Try.Done(var answer) -> answer;
        case Try.Again(var cause, _) -> new Answer.Nothing(cause);
      };
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new Answer.Nothing(Cause.UNREACHABLE);
    }
  }

  private static long left(long end) {
    return Math.max(0, end - System.nanoTime());
  }

  /// The time-out is for the whole answer: a server that drips is as slow as one that keeps quiet.
  private Try askOnce(HttpRequest request, long end) throws InterruptedException {
    int most = settings.limits().answerBytes();
    var answer = client.sendAsync(request, _ -> new BoundedBody(most));
    try {
      return judge(answer.get(left(end), TimeUnit.NANOSECONDS));
    } catch (TimeoutException slow) {
      answer.cancel(true);
      return Try.nothing(Cause.SLOW);
    } catch (ExecutionException broken) {
      boolean isTooLong = broken.getCause() instanceof BoundedBody.TooLong;
      return Try.nothing(isTooLong ? Cause.TOO_LONG : Cause.UNREACHABLE);
    } catch (InterruptedException stop) {
      answer.cancel(true);
      throw stop;
    }
  }

  private Try judge(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == TOO_MANY || status >= SERVER_FAILS) {
      return new Try.Again(status == TOO_MANY ? Cause.BUSY : Cause.FAILED, pause(response));
    }
    return status == OK ? new Try.Done(read(response.body())) : Try.nothing(Cause.REFUSED);
  }

  private Duration pause(HttpResponse<byte[]> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(it -> it.matches("\\d{1,6}"))
        .map(it -> Duration.ofSeconds(Long.parseLong(it)))
        .filter(it -> it.compareTo(LONGEST_PAUSE) <= 0)
        .orElse(settings.limits().pause());
  }

  private static Answer read(byte[] body) {
    try {
      JsonNode choice = JSON.readTree(body).path("choices").path(0);
      JsonNode text = choice.path("message").path("content");
      if ("length".equals(choice.path("finish_reason").asString(""))) {
        return new Answer.Nothing(Cause.TOO_LONG);
      }
      return text.isString() && !text.asString().isBlank()
          ? new Answer.Said(text.asString())
          : new Answer.Nothing(Cause.UNREADABLE);
    } catch (JacksonException noJson) {
      return new Answer.Nothing(Cause.UNREADABLE);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    client.shutdownNow();
  }
}
