package vigil.portal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// What a citizen needs to see an order when others guess its code.
@ServerTest
class QueryCodeAccessTest {
  private static final int AT_ONCE = 100;

  @LocalServerPort int port;
  @Autowired RateLimiter guard;
  @Autowired QueryCodeAccess access;

  private JsonNode filed() {
    var body = new HashMap<String, Object>();
    body.put("type", "HELP");
    body.put("category", "01010101");
    body.put("title", "血透找不到医院");
    body.put("description", "父亲每周三次血透");
    body.put("district", "310115");
    body.put("address", "锦绣路9号");
    body.put("name", "赵一");
    body.put("phone", "13800005678");
    return ApiClient.browser(port).post("/api/portal/appeals", body).body();
  }

  private static MockHttpServletRequest from(String address) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    return request;
  }

  private ApiClient.Answer look(String number, String more) {
    return ApiClient.browser(port).get("/api/portal/orders/" + number + "?code=" + more);
  }

  // promise: web/src/portal/zh.ts «请再填您留下的电话号码后四位»
  @Test
  void aCodeGuessedByOthersDoesNotLockTheCitizenOut() {
    JsonNode filed = filed();
    String number = filed.path("number").asString();
    String code = filed.path("code").asString();
    String wrong = code.equals("123456") ? "654321" : "123456";
    assertEquals(200, look(number, code).status());
    for (int i = 0; i < 50; i++) {
      guard.guess(number, false, from("203.0.113." + i));
    }
    var asked = look(number, code);
    assertEquals(403, asked.status());
    assertEquals("PhoneToo", asked.body().path("why").asString());
    assertEquals("PhoneToo", look(number, wrong).body().path("why").asString(), "right or wrong");
    assertEquals(200, look(number, code + "&phone=5678").status());
    assertEquals(404, look(number, code + "&phone=8765").status());
    assertEquals(404, look(number, wrong + "&phone=5678").status());
    var rated =
        ApiClient.browser(port)
            .post(
                "/api/portal/orders/%s/rating?code=%s".formatted(number, code),
                Map.of("solved", true));
    assertEquals("PhoneToo", rated.body().path("why").asString(), "no other door leads past it");
  }

  // promise: docs/security.md «nobody behind the same address»
  @Test
  void whoGuessesFromTheSameAddressDoesNotShutTheNeighboursOut() {
    JsonNode filed = filed();
    String number = filed.path("number").asString();
    String code = filed.path("code").asString();
    var shared = from("192.0.2.33");
    for (int i = 0; i < 20; i++) {
      guard.guess("20261125-00000" + i, false, shared);
    }
    var asked =
        assertThrows(ErrorResponseException.class, () -> access.get(number, code, null, shared));
    assertEquals(403, asked.getStatusCode().value());
    assertEquals("血透找不到医院", access.get(number, code, "5678", shared).title());
    var wrong =
        assertThrows(ErrorResponseException.class, () -> access.get(number, code, "8765", shared));
    assertEquals(404, wrong.getStatusCode().value(), "the end of the number counts");
    var pass =
        assertThrows(
            ErrorResponseException.class,
            () -> access.get(number, "0abcAAAABBBBCCCCDDDD", null, shared));
    assertEquals(404, pass.getStatusCode().value(), "a link's pass is compared as ever");
  }

  // promise: docs/security.md «A guess at a query code is counted before it is compared»
  @Test
  void guessesThatComeAtOnceDoNotSlipPastTheLimitTogether() throws Exception {
    JsonNode filed = filed();
    String number = filed.path("number").asString();
    String code = filed.path("code").asString();
    List<Callable<Boolean>> guesses = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      String guess = "%06d".formatted((Integer.parseInt(code) + 1 + i) % 1_000_000);
      guesses.add(() -> isCompared(number, guess, "198.51.100.7"));
    }
    long compared = 0;
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : all.invokeAll(guesses)) {
        compared += one.get() ? 1 : 0;
      }
    }
    assertEquals(10, compared, "of one address in an hour");
    for (int i = 0; i < 12; i++) {
      assertEquals(200, look(number, code).status(), "whoever knows it is not held up");
    }
  }

  /// Whether the guess was looked at: else the address had guessed too often.
  private boolean isCompared(String number, String code, String address) {
    var refused =
        assertThrows(
            ErrorResponseException.class, () -> access.get(number, code, null, from(address)));
    return refused.getStatusCode().value() == 404;
  }
}
