package vigil.understanding.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// Which version reads appeals is said by its number and by nothing like it.
@ServerTest
class ModelHttpTest {
  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(strings = {"{\"number\":1.9}", "{\"number\":0.4}", "{}", "{\"number\":null}"})
  void whatIsNoNumberOfAVersionIsRefused(String body) {
    var answer =
        ApiClient.as(port, "manager-1").send("POST", "/api/understanding/models/use", body);
    assertEquals(400, answer.status(), () -> body + ": " + answer.body());
    assertEquals("BadInput", answer.why(), body);
  }
}
