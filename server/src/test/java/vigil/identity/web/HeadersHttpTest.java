package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;

/// What every answer tells a browser, and what it does not tell anybody.
@ServerTest
class HeadersHttpTest {
  @LocalServerPort int port;

  @Test
  void aBrowserTakesScriptsFromHereOnlyAndGuessesNoTypes() {
    var headers = ApiClient.stranger(port).whole("/api/identity/house").headers();
    String policy = headers.firstValue("Content-Security-Policy").orElse("");
    for (String part :
        List.of(
            "default-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'")) {
      assertTrue(policy.contains(part), policy);
    }
    assertTrue(!policy.contains("unsafe-eval"), policy);
    assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
    assertEquals("no-referrer", headers.firstValue("Referrer-Policy").orElse(""));
    assertEquals("same-origin", headers.firstValue("Cross-Origin-Opener-Policy").orElse(""));
    assertTrue(headers.firstValue("Server").isEmpty(), "what server this is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api//casework/orders", "/p/..;/api", "/api/casework;x/orders"})
  void anAddressThatCouldBeReadInTwoWaysIsRefusedAsAnyOther(String path) {
    var answer = ApiClient.stranger(port).whole(path);
    assertEquals(400, answer.statusCode());
    var headers = answer.headers();
    assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
    assertTrue(headers.firstValue("Content-Security-Policy").isPresent());
    assertEquals("application/problem+json", mediaType(headers.firstValue("Content-Type")));
    assertTrue(answer.body().contains("BadInput") && !answer.body().contains(path));
  }

  private static String mediaType(Optional<String> type) {
    return type.orElse("").replaceAll(";.*", "");
  }

  @Test
  void noCacheKeepsWhatStaffSee() {
    for (String path : List.of("/api/identity/me", "/api/casework/orders?limit=1")) {
      var answer = ApiClient.as(port, "dispatcher-1").whole(path);
      assertEquals(200, answer.statusCode(), path);
      assertTrue(
          answer.headers().firstValue("Cache-Control").orElse("").contains("no-store"), path);
    }
  }

  @Test
  void noOtherOriginMayReadAnAnswer() {
    var answer =
        ApiClient.as(port, "dispatcher-1")
            .with("Origin", "https://evil.example")
            .whole("/api/identity/me");
    assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
  }

  @Test
  void traceIsNotAnswered() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              "TRACE /api/identity/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.matches("(?s)HTTP/1\\.1 40[0-9] .*"), answer);
    }
  }

  @Test
  void anErrorTellsNothingOfItsInside() {
    String body =
        ApiClient.browser(port)
            .post("/api/identity/sign-in", Map.of("staff", Map.of(), "password", 7))
            .body()
            .toString();
    for (String word : List.of("Exception", "vigil.", "jackson", "at org.")) {
      assertTrue(!body.contains(word), body);
    }
  }
}
