package vigil.bench.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests over loopback: staff as the local operator in their name, citizens without any account,
/// each from a loopback address of their own, since the portal counts by address.
///
/// A patient wire stands for screens and citizens who try again, with the same `Idempotency-Key`,
/// until they are answered.
final class LoadClient implements AutoCloseable {
  /// One address may send twenty appeals an hour. Odd, so that every other appeal meets them all.
  private static final int CITIZENS = 125;

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final long TRY_AGAIN_NANOS = 1_000_000_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What came back; status 0 when nothing did.
  ///
  /// @param isReplayed a first answer given again
  record Answer(int status, JsonNode body, boolean isReplayed) {
    String why() {
      return body.path("why").asString("");
    }

    boolean isTaken() {
      return status >= 200 && status < 300;
    }
  }

  private final URI base;
  private final String token;
  private final LatencyRecorder times;
  private final boolean isPatient;
  private final HttpClient staff = client(HttpClient.newBuilder());
  private final List<HttpClient> citizens = new ArrayList<>();

  LoadClient(URI base, String token, LatencyRecorder times, boolean isPatient) {
    this.base = base;
    this.token = token;
    this.times = times;
    this.isPatient = isPatient;
    for (int i = 0; i < CITIZENS; i++) {
      citizens.add(client(HttpClient.newBuilder().localAddress(loopback(i))));
    }
  }

  private static HttpClient client(HttpClient.Builder builder) {
    return builder.version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  }

  private static InetAddress loopback(int n) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (n + 1)});
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// @param kind how the request is called on the timesheet
  /// @param as a member of the demo's staff; empty for the operator
  /// @param meant when it is sent
  Answer get(String kind, String as, String path, long meant) {
    return send(kind, staff, request(as, path).GET().build(), meant);
  }

  Answer post(String kind, String as, String path, Map<String, ?> body, long meant) {
    return send(kind, staff, posting(request(as, path), body), meant);
  }

  /// @param n which citizen
  Answer getAsCitizen(String kind, int n, String path, long meant) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).GET().build();
    return send(kind, citizens.get(n % CITIZENS), request, meant);
  }

  Answer postAsCitizen(String kind, int n, String path, Map<String, ?> body, long meant) {
    String seal = UUID.randomUUID().toString();
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Cookie", "XSRF-TOKEN=" + seal)
            .header("X-XSRF-TOKEN", seal);
    return send(kind, citizens.get(n % CITIZENS), posting(request, body), meant);
  }

  private HttpRequest.Builder request(String as, String path) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token);
    return as.isEmpty() ? request : request.header("X-Vigil-As", as);
  }

  private static HttpRequest posting(HttpRequest.Builder request, Map<String, ?> body) {
    return request
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
        .build();
  }

  private Answer send(String kind, HttpClient from, HttpRequest request, long meant) {
    until(meant);
    Answer answer = once(from, request);
    while (isPatient && mayComeAgain(answer)) {
      LockSupport.parkNanos(TRY_AGAIN_NANOS);
      answer = once(from, request);
    }
    times.recordLatency(kind, meant, System.nanoTime());
    if (!answer.isTaken()) {
      times.recordFailure(kind, answer.status() + " " + answer.why());
    }
    return answer;
  }

  private static boolean mayComeAgain(Answer answer) {
    return answer.status() == 0 || answer.status() >= 500 || answer.why().equals("StillRunning");
  }

  private static Answer once(HttpClient from, HttpRequest request) {
    try {
      var answer = from.send(request, HttpResponse.BodyHandlers.ofString());
      String body = answer.body();
      return new Answer(
          answer.statusCode(),
          body.startsWith("{") || body.startsWith("[")
              ? JSON.readTree(body)
              : JSON.createObjectNode(),
          answer.headers().firstValue("Idempotency-Replayed").isPresent());
    } catch (IOException broken) {
      return new Answer(0, JSON.createObjectNode().put("why", broken.toString()), false);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  static void until(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() {
    staff.shutdownNow();
    citizens.forEach(HttpClient::shutdownNow);
  }
}
