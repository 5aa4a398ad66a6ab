package vigil.portal.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.TestData;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// A dispatcher who sends files.
record ImportClient(int port) {
  static final Duration LONG = Duration.ofMinutes(4);

  private static final Set<String> CHECKED = Set.of("READY", "FAULTY");

  ApiClient dispatcher() {
    return ApiClient.as(port, "dispatcher-1");
  }

  void start(String id) {
    var started = dispatcher().post("/api/portal/imports/" + id + "/start", Map.of());
    assertEquals(200, started.status(), started.body().toString());
  }

  JsonNode one(String id) {
    return dispatcher().get("/api/portal/imports/" + id).body();
  }

  /// A check that ends otherwise fails at once; only what runs is waited for until it is there.
  JsonNode waited(String id, String state) {
    if (CHECKED.contains(state)) {
      Await.until(LONG, () -> !state(id).equals("CHECKING"));
      assertEquals(state, state(id), one(id).toString());
    }
    Await.until(LONG, () -> state(id).equals(state));
    return one(id);
  }

  private String state(String id) {
    return one(id).path("state").asString();
  }

  String text(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address(path))).body();
  }

  String sent(String name, String source, byte[] file) throws IOException, InterruptedException {
    String path =
        "/api/portal/imports?name=%s&source=%s"
            .formatted(URLEncoder.encode(name, StandardCharsets.UTF_8), source);
    var answer =
        send(
            HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    assertEquals(201, answer.statusCode(), answer.body());
    return JsonMapper.shared().readTree(answer.body()).path("id").asString();
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    String token = TestData.token();
    request.header("Authorization", "Bearer " + token).header("X-Vigil-As", "dispatcher-1");
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
