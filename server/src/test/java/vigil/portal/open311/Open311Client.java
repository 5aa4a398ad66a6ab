package vigil.portal.open311;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vigil.identity.web.ApiClient;

/// A client of GeoReport v2, over real HTTP; whatever comes back is held against the schemas.
public final class Open311Client {
  /// An answer.
  public record Answer(int status, String body) {
    public JsonNode json(String schema) {
      return Specification.json(schema, body);
    }

    Answer xml() {
      Specification.xml(body);
      return this;
    }

    /// The fault, told in the specification's form.
    String fault() {
      return json("faults").get(0).path("description").asString();
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;
  private String key = "";

  public Open311Client(int port) {
    this.port = port;
  }

  public Open311Client withNewKey() {
    key =
        ApiClient.operator(port)
            .post(
                "/api/portal/api-keys", Map.of("name", "potholes-" + System.nanoTime() % 1_000_000))
            .body()
            .path("key")
            .asString();
    return this;
  }

  Open311Client withKey(String given) {
    key = given;
    return this;
  }

  public Answer get(String path) {
    return get(path, "zh");
  }

  /// As the system itself.
  public Answer getWithKey(String path) {
    return send(request(path).header("X-Api-Key", key));
  }

  Answer get(String path, String language) {
    return send(request(path).header("Accept-Language", language));
  }

  public Answer post(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("X-Api-Key", key);
    }
    return send(request);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/open311/v2" + path));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  public static Map<String, String> form() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("service_code", "060102");
    form.put("description", "井盖没有了，晚上很危险");
    form.put("address_string", "上海市浦东新区花木街道锦绣路1号");
    form.put("last_name", "王");
    form.put("first_name", "小明");
    form.put("phone", "138 1234 5678");
    return form;
  }
}
