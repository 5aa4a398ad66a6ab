package vigil.desk.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;

/// Which addresses are a screen's.
@ServerTest
class ScreensTest {
  private static final String PAGE = "The one page";

  @LocalServerPort int port;

  @Test
  void everyAddressOfAScreenIsAnsweredWithTheOnePage() throws Exception {
    for (String screen : List.of("/", "/desk", "/orders/0192-7", "/p/status", "/watch/reports/x")) {
      var answer = get(screen);
      assertEquals(200, answer.statusCode(), screen);
      assertTrue(answer.body().contains(PAGE), screen);
    }
  }

  @Test
  void whatIsNoScreenIsNotAnsweredWithThePage() throws Exception {
    for (String other : List.of("/assets/gone-1.js", "/gone.png", "/api/gone", "/open311/gone")) {
      var answer = get(other);
      assertTrue(answer.statusCode() >= 400, other + " " + answer.statusCode());
      assertFalse(answer.body().contains(PAGE), other);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://localhost:" + port + path);
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
