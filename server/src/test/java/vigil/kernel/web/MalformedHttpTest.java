package vigil.kernel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Cursor;

/// What comes over HTTP and is not as it should be: an answer of the 400s that says why, never a
/// fault of ours, and the server serves on.
@ServerTest
class MalformedHttpTest {
  private static final String ORDERS = "/api/casework/orders";
  private static final int TRIES = 400;
  private static final long SEED = 12_345;

  @LocalServerPort int port;

  private static Stream<String> brokenBodies() {
    return Stream.of(
        "{",
        "[]",
        "null",
        "\"order\"",
        "{\"draft\":7}",
        "{\"draft\":null}",
        "{\"draft\":{\"type\":\"NONSENSE\"},\"then\":\"SUBMIT\"}",
        "{\"draft\":{\"urgency\":{\"deep\":true}}}",
        "{\"draft\":{},\"then\":\"EXPLODE\"}",
        "{\"draft\":{\"occurred\":\"yesterday\"}}",
        "{\"draft\":{\"title\":\"no type\"}}",
        "{\"draft\":{\"type\":\"HELP\",\"title\":\"\\u0000\"}}",
        "{\"draft\":{\"title\":\"" + "长".repeat(100_000) + "\"}}",
        "{\"a\":".repeat(5_000),
        "[".repeat(100_000),
        "{\"draft\":{\"title\":1e999999999}}",
        "GIF89a");
  }

  @ParameterizedTest
  @MethodSource("brokenBodies")
  void aBrokenBodyIsRefusedInWords(String body) {
    refused(ApiClient.as(port, "agent-1").send("POST", ORDERS, body), body);
    refused(
        ApiClient.as(port, "agent-1").with("Idempotency-Key", "k").send("POST", ORDERS, body),
        body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"seen\":null}"})
  void aNumberThatIsLeftOutIsMissingAndNotUnreadable(String body) {
    var answer = ApiClient.as(port, "leader-1").send("POST", "/api/watch/reports/none/sign", body);
    assertEquals("MISSING", answer.body().path("mistake").asString(), answer::toString);
    assertEquals("seen", answer.body().path("field").asString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"seen\":2147483648}", "{\"seen\":99999999999999999999}"})
  void aNumberThatIsTooLargeIsNamed(String body) {
    var answer = ApiClient.as(port, "leader-1").send("POST", "/api/watch/reports/none/sign", body);
    assertEquals("UNREADABLE", answer.body().path("mistake").asString(), answer::toString);
    assertEquals("seen", answer.body().path("field").asString());
  }

  /// Whoever sends a field believes that it counts; a door that forgot it said "done".
  // promise: docs/rules.md «A field that is not asked for is refused by its name»
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "agent-1|/api/casework/orders|{'draft':{'type':'HELP'},'urgent':true}|urgent",
        "agent-1|/api/casework/orders|{'draft':{'type':'HELP','calling':'139'}}|calling",
        "agent-1|/api/casework/orders/none/steps/amend|{'seen':1,'anonymous':true}|anonymous",
        "agent-1|/api/casework/orders/none/steps/answer|{'seen':1,'edition':9}|edition",
        "dispatcher-1|/api/casework/orders/none/steps/merge|{'seen':1,'with':'x'}|with",
        "dispatcher-1|/api/casework/orders/none/steps/merge|{'seen':1,'into':'x','with':''}|with",
        "clerk-310101|/api/casework/assignments/none/steps/sign|{'seen':1,'until':1}|until",
        "handler-310101|/api/casework/assignments/none/steps/report|{'seen':1,'report':{'x':1}}|x",
        "dispatcher-1|/api/casework/batches|{'deed':'ACCEPT','orders':[{'id':'x','seen':1}],'fields':{'lead':'x'}}|lead",
        "leader-1|/api/watch/reports/none/sign|{'seen':1,'note':'x'}|note",
        "agent-1|/api/acd/seat/break|{'reason':'MEAL','minutes':5}|minutes"
      })
  void aFieldThatNobodyAsksForIsRefusedByItsName(
      String staff, String path, String body, String field) {
    unasked(ApiClient.as(port, staff).send("POST", path, body.replace('\'', '"')), field);
  }

  @Test
  void aCitizensFieldThatNobodyAsksForIsRefusedToo() {
    var answer = ApiClient.stranger(port).send("POST", "/api/portal/appeals", "{\"urgency\":1}");
    unasked(answer, "urgency");
  }

  /// A door that takes no body is one whose body has no field.
  @Test
  void aBodyForADoorThatTakesNoneIsRefusedByItsField() {
    var agent = ApiClient.as(port, "agent-1");
    String prints = "/api/casework/orders/none/prints";
    unasked(agent.send("POST", prints, "{\"copies\":3}"), "copies");
    unasked(agent.send("DELETE", "/api/acd/drafts/none", "{\"why\":\"done\"}"), "why");
    for (String nothing : List.of("", " ", "{}", "null")) {
      assertEquals(404, agent.send("POST", prints, nothing).status(), nothing);
    }
    refused(agent.send("POST", prints, "["), "no JSON");
    String wake = "/api/watch/incidents/none/acknowledge";
    assertEquals(403, agent.send("POST", wake, "{\"why\":1}").status(), "not to a stranger");
  }

  /// One reader takes the first, another the last.
  @Test
  void aFieldThatStandsTwiceIsNoJson() {
    String twice = "{\"type\":\"HELP\",\"type\":\"COMPLAINT\"}";
    var agent = ApiClient.as(port, "agent-1");
    Stream.of(
            agent.send("POST", ORDERS, "{\"draft\":" + twice + "}"),
            agent.send("POST", ORDERS + "/none/steps/amend", "{\"seen\":1,\"seen\":2}"),
            ApiClient.stranger(port).send("POST", "/api/portal/appeals", twice))
        .forEach(answer -> {
          assertEquals(400, answer.status(), answer::toString);
          assertEquals("MALFORMED", answer.body().path("mistake").asString(), answer::toString);
        });
  }

  /// The name may be anything: somebody's number too.
  @Test
  void aFieldWhoseNameIsNoneIsNotRepeated() {
    var answer =
        ApiClient.as(port, "agent-1")
            .send("POST", ORDERS, "{\"draft\":{\"type\":\"HELP\"},\"13812345678\":1}");
    unasked(answer, "?");
  }

  private static void unasked(ApiClient.Answer answer, String field) {
    assertEquals(400, answer.status(), answer::toString);
    assertEquals("NO_SUCH_FIELD", answer.body().path("mistake").asString(), answer::toString);
    assertEquals(field, answer.body().path("field").asString(), answer::toString);
  }

  @Test
  void thePageOfErrorsIsNobodysToAskFor() {
    var answer = ApiClient.as(port, "agent-1").get("/error");
    assertEquals(404, answer.status(), answer::toString);
    assertEquals("NotFound", answer.why());
  }

  /// Two parts as a list of past incidents writes them, but the first is no moment.
  @Test
  void aCursorThatNobodyHereWroteBelongsToAnotherList() {
    String cursor = Cursor.at("yesterday", "a").text();
    var answer = ApiClient.as(port, "manager-1").get("/api/watch/past?cursor=" + cursor);
    assertEquals(400, answer.status(), answer::toString);
    assertEquals("CURSOR", answer.body().path("mistake").asString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "2026-13", "2026-1", "+300000-01"})
  void aMonthThatIsNoneIsRefused(String month) {
    String asked = URLEncoder.encode(month, StandardCharsets.UTF_8);
    var answer = ApiClient.as(port, "manager-1").get("/api/watch/past?month=" + asked);
    assertEquals(400, answer.status(), answer::toString);
    assertEquals("month", answer.body().path("field").asString());
  }

  private static Stream<String> brokenPaths() {
    return Stream.of(
        "/api/casework/orders?state=NONSENSE",
        "/api/casework/orders?limit=many",
        "/api/casework/orders?cursor=%00%ff",
        "/api/casework/orders?cursor=bm9uc2Vuc2U",
        "/api/casework/orders?from=yesterday",
        "/api/casework/orders/no-such-order",
        "/api/casework/orders/..%2f..%2fetc%2fpasswd",
        "/api/telephony/calls?from=0000-99-99T00:00:00Z",
        "/api/telephony/calls/%00",
        "/api/no/such/thing");
  }

  @ParameterizedTest
  @MethodSource("brokenPaths")
  void aBrokenAddressIsRefused(String path) {
    var answer = ApiClient.as(port, "agent-1").get(path);
    assertTrue(answer.status() / 100 == 4, () -> path + ": " + answer);
  }

  /// What Tomcat refuses by itself, before anything of ours hears of it.
  @Test
  void anAddressThatIsTooLongIsRefusedInWords() {
    refused(ApiClient.as(port, "agent-1").get(search("长".repeat(10_000))), "10,000 characters");
    assertEquals(200, ApiClient.as(port, "agent-1").get(search("断水".repeat(1_000))).status());
  }

  private static String search(String words) {
    return "/api/knowledge/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  @Test
  void theWrongMethodAndTheWrongKindOfBodyAreNamed() {
    assertEquals(405, ApiClient.as(port, "agent-1").send("DELETE", ORDERS, "").status());
    var xml = ApiClient.as(port, "agent-1").with("Content-Type", "text/xml");
    assertEquals(415, xml.send("POST", ORDERS, "<order/>").status());
    String key = "k".repeat(IdempotencyFilter.LONGEST_KEY + 1);
    var tooLong = ApiClient.as(port, "agent-1").with("Idempotency-Key", key);
    assertEquals("BadInput", tooLong.send("POST", ORDERS, "{}").why());
  }

  private static void refused(ApiClient.Answer answer, String body) {
    String words = body.substring(0, Math.min(60, body.length()));
    assertEquals(4, answer.status() / 100, () -> words + ": " + answer);
    assertTrue(!answer.why().isEmpty(), () -> words + ": " + answer);
  }

  @Test
  void whatIsNoHttpAtAllHarmsNobody() throws IOException {
    var dice = new Random(SEED);
    String good =
        "POST /api/portal/appeals HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 2\r\nConnection: close\r\n\r\n{}";
    List<String> hostile =
        List.of(
            "\r\n\r\n\r\n",
            "GET\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
            "POST / HTTP/1.0\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n");
    for (String text : hostile) {
      said(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    for (int i = 0; i < TRIES; i++) {
      byte[] bytes = good.getBytes(StandardCharsets.ISO_8859_1);
      for (int edits = 1 + dice.nextInt(4); edits > 0; edits--) {
        bytes[dice.nextInt(bytes.length)] = (byte) dice.nextInt(256);
      }
      String answer = said(bytes);
      assertTrue(!answer.startsWith("HTTP/1.1 500"), "seed " + SEED + ", try " + i + ": " + answer);
    }
    assertEquals(200, ApiClient.as(port, "agent-1").get("/api/acd/seat").status());
  }

  /// Sends it, says that nothing more comes, and reads what the server has to say.
  private String said(byte[] bytes) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readNBytes(500), StandardCharsets.ISO_8859_1);
    } catch (java.net.SocketException hungUp) {
      return "";
    }
  }
}
