package vigil.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import vigil.TestData;

/// A paper sent to an order, as the body of a request.
public final class TestAttachment {
  private TestAttachment() {}

  /// Sends one with these words in it.
  ///
  /// @return its id
  public static String send(int port, String staff, String order, String name, String words) {
    String path =
        "/api/casework/orders/%s/attachments?name=%s"
            .formatted(order, URLEncoder.encode(name, StandardCharsets.UTF_8));
    try {
      String token = TestData.token();
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Authorization", "Bearer " + token)
              .header("X-Vigil-As", staff)
              .header("Content-Type", "application/octet-stream")
              .POST(HttpRequest.BodyPublishers.ofString("%PDF-1.4\n% " + words + "\n%%EOF\n"))
              .build();
      var kept = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(201, kept.statusCode(), kept.body());
      return JsonMapper.shared().readTree(kept.body()).path("id").asString();
    } catch (IOException broken) {
      throw new IllegalStateException(path, broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}
