package vigil.kernel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// Bodies are JSON and nothing else: whatever else a library on the class path could read would be
/// read by it alone, without the strictness of ours.
@ServerTest
class ContentTypesHttpTest {
  private static final String ORDERS = "/api/casework/orders";
  private static final String APPEALS = "/api/portal/appeals";
  private static final List<String> OTHERS =
      List.of(
          "application/yaml",
          "application/x-yaml",
          "application/cbor",
          "application/x-jackson-smile",
          "application/xml",
          "text/xml",
          "text/plain",
          "application/octet-stream");

  @LocalServerPort int port;
  @Autowired JdbcClient sql;

  private static Stream<String> others() {
    return OTHERS.stream();
  }

  // promise: docs/rules.md «A body is JSON: any other kind is refused»
  @ParameterizedTest
  @MethodSource("others")
  void aBodyOfAnotherKindIsRefusedAndNothingIsRegistered(String type) {
    long before = orders();
    String appeal = "title: street lamp\ntext: the lamp is dark\nanonymous: 1\n";
    unread(ApiClient.stranger(port).send("POST", APPEALS, appeal, type), type);
    String order = "draft:\n  type: HELP\n  title: lamp\n";
    unread(ApiClient.as(port, "agent-1").send("POST", ORDERS, order, type), type);
    unread(
        ApiClient.as(port, "dispatcher-1")
            .send("POST", ORDERS + "/none/steps/dispatch", "seen: 1\nlead: 1\n", type),
        type);
    assertEquals(before, orders(), type);
  }

  /// A body that nobody reads was forgotten in silence.
  @ParameterizedTest
  @MethodSource("others")
  void aBodyOfAnotherKindForADoorThatTakesNoneIsRefusedToo(String type) {
    var agent = ApiClient.as(port, "agent-1");
    unread(agent.send("POST", ORDERS + "/none/prints", "copies=3", type), type);
    assertEquals(404, agent.send("POST", ORDERS + "/none/prints", "", type).status(), type);
  }

  @Test
  void aFormIsRefusedToo() {
    String form = "application/x-www-form-urlencoded";
    unread(ApiClient.stranger(port).send("POST", APPEALS, "title=lamp&anonymous=1", form), form);
    var agent = ApiClient.as(port, "agent-1");
    unread(agent.send("POST", ORDERS, "title=lamp", form), form);
    unread(agent.send("POST", ORDERS + "/none/prints", "copies=3", form), form);
  }

  @Test
  void aFieldThatADoorOfNoBodyDoesNotAskForIsRefusedInEveryKindOfJson() {
    var answer =
        ApiClient.as(port, "agent-1")
            .send(
                "POST", ORDERS + "/none/prints", "{\"copies\":3}", "application/merge-patch+json");
    assertEquals("NO_SUCH_FIELD", answer.body().path("mistake").asString(), answer::toString);
  }

  private static void unread(ApiClient.Answer answer, String type) {
    assertEquals(415, answer.status(), () -> type + ": " + answer);
    assertEquals("BadInput", answer.why(), type);
    String detail = answer.body().path("detail").asString();
    assertTrue(detail.contains("application/json"), detail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/yaml",
        "application/cbor",
        "application/x-jackson-smile",
        "application/xml",
        "application/x-www-form-urlencoded"
      })
  void anAnswerOfAnotherKindIsNotGiven(String type) {
    var agent = ApiClient.as(port, "agent-1").with("Accept", type);
    unanswered(agent.get("/api/acd/seat"), type);
    unanswered(ApiClient.stranger(port).with("Accept", type).get("/api/portal/outlines"), type);
    unanswered(agent.post(ORDERS, Map.of()), type);
  }

  private static void unanswered(ApiClient.Answer answer, String type) {
    assertEquals(406, answer.status(), () -> type + ": " + answer);
    assertEquals("BadInput", answer.why(), type);
    String detail = answer.body().path("detail").asString();
    assertTrue(detail.contains("application/json"), detail);
  }

  @Test
  void aBrowsersWishesAreMet() {
    for (String wishes : List.of("*/*", "application/*", "text/html, application/xml, */*;q=0.8")) {
      var agent = ApiClient.as(port, "agent-1").with("Accept", wishes);
      assertEquals(200, agent.get("/api/acd/seat").status(), wishes);
      assertEquals(400, agent.send("POST", ORDERS, "{}").status(), wishes);
    }
  }

  private long orders() {
    return sql.sql("select count(*) from casework.work_order").query(Long.class).single();
  }
}
