package vigil.bench.line;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.bench.api.ServerUnderTest;

/// What members of staff of a demo ask of the server.
final class StaffRequests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ServerUnderTest server;
  private final String token;

  StaffRequests(ServerUnderTest server) {
    this.server = server;
    token = server.token();
  }

  JsonNode get(String staff, String path) {
    return ask(staff, request(path).GET());
  }

  JsonNode post(String staff, String path, Object body) {
    return ask(staff, request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.url().resolve(path)).timeout(PATIENCE);
  }

  private JsonNode ask(String staff, HttpRequest.Builder request) {
    request
        .header("Authorization", "Bearer " + token)
        .header("X-Vigil-As", staff)
        .header("Content-Type", "application/json");
    try {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(staff + ": " + answer.uri() + " " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException away) {
      throw new IllegalStateException(away);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /// Whether the server takes requests.
  boolean isReady() {
    try {
      var ask = request("/actuator/health/readiness").timeout(Duration.ofSeconds(1)).build();
      return client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException away) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
