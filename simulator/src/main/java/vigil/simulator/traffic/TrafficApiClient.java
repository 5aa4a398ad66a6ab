package vigil.simulator.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The running system's API, as the local operator or in the name of a member of the demo's staff.
final class TrafficApiClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// The server said no: the status and the problem it gave.
  static final class ApiRefusal extends RuntimeException {
    private final int status;
    private final String why;

    ApiRefusal(String what, int status, String why, String body) {
      super(what + " -> " + status + " " + body);
      this.status = status;
      this.why = why;
    }

    int status() {
      return status;
    }

    String why() {
      return why;
    }
  }

  private final InstantSource clock = InstantSource.system();
  private final URI base;
  private final String token;
  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  TrafficApiClient(URI base, Path token) {
    this.base = base;
    try {
      this.token = Files.readString(token).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "The operator's token cannot be read; is this the data folder of a running Vigil?",
          unreadable);
    }
  }

  /// The time as this machine has it, for what a citizen says happened just now.
  String now() {
    return clock.instant().toString();
  }

  JsonNode get(String as, String path) {
    return send(request(as, path).GET().build(), path);
  }

  JsonNode post(String as, String path, Object body) {
    var request =
        request(as, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    return send(request, path);
  }

  JsonNode post(String as, String path) {
    return post(as, path, Map.of());
  }

  private HttpRequest.Builder request(String as, String path) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token);
    return as.isEmpty() ? request : request.header("X-Vigil-As", as);
  }

  private JsonNode send(HttpRequest request, String path) {
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new ApiRefusal(path, answer.statusCode(), why(answer.body()), answer.body());
      }
      return answer.body().isBlank() ? json.createObjectNode() : json.readTree(answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stop);
    }
  }

  private String why(String body) {
    try {
      return json.readTree(body).path("why").asString("");
    } catch (tools.jackson.core.JacksonException noJson) {
      return "";
    }
  }
}
