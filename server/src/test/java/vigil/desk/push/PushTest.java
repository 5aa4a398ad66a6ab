package vigil.desk.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.ServerTest;
import vigil.acd.AcdFact;
import vigil.casework.web.ApiOrder;
import vigil.desk.pop.ScreenPops;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;
import vigil.knowledge.KnowledgeFact;
import vigil.telephony.TelephonyFact;

/// The push over real sockets.
@ServerTest
class PushTest {
  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient db;
  @Autowired ScreenPops cards;

  @Test
  void aRingShowsAtItsSeatOnly() throws IOException {
    try (var hers = desk("agent-9");
        var his = desk("agent-10")) {
      append(offered("push-ring", "agent-9"));
      Await.until(() -> !hers.listMessages("push-ring").isEmpty());
      assertEquals(
          "acd.Offered", hers.listMessages("push-ring").getFirst().path("kind").asString());
      append(published("push-after-ring"));
      Await.until(() -> !his.listMessages("push-after-ring").isEmpty());
      assertEquals(List.of(), his.listMessages("push-ring"));
    }
  }

  @Test
  void theCallersCardComesBeforeTheRingAndToTheOneWhoIsRungOnly() throws IOException {
    db.sql(
            """
            insert into telephony.call (id, version, state, caller, arrived_at, urgent_medical,
              language, ended_at, reason)
            values ('push-card', 1, 'ENDED', '13900137532', now(), false, 'zh', now(),
              'CALLER_HUNG_UP')\
            """)
        .update();
    append(new TelephonyFact.CallArrived("push-card", 1));
    Await.until(() -> cards.find("push-card", "agent-9").isPresent());
    try (var hers = desk("agent-9");
        var manager = desk("manager-1")) {
      append(offered("push-card", "agent-9"));
      Await.until(() -> hers.listMessages("push-card").size() == 2);
      Await.until(() -> !manager.listMessages("push-card").isEmpty());
      var card = hers.listMessages("push-card").getFirst();
      assertEquals("desk.Pop", card.path("kind").asString());
      assertEquals("139****7532", card.at("/body/caller").asString());
      assertEquals("acd.Offered", hers.listMessages("push-card").getLast().path("kind").asString());
      append(published("push-after-card"));
      Await.until(() -> !manager.listMessages("push-after-card").isEmpty());
      assertEquals(
          List.of("acd.Offered"),
          manager.listMessages("push-card").stream().map(m -> m.path("kind").asString()).toList());
      var left = new AcdFact.Left("push-card", null, "ABANDONED", 1);
      append(left);
      Await.until(() -> cards.find("push-card", "agent-9").isEmpty());
    }
  }

  @Test
  void aDeskThatWasCutLosesNothingAndHearsNothingTwice() throws Exception {
    var first = desk("agent-9");
    append(offered("push-cut-0", "agent-9"));
    Await.until(() -> !first.listMessages("push-cut-0").isEmpty());
    long after = first.position();
    first.cut();
    int facts = 1_200;
    var writers =
        IntStream.range(0, 4)
            .mapToObj(w ->
                Thread.ofVirtual()
                    .start(() -> {
                      for (int i = 0; i < facts / 4; i++) {
                        append(offered("push-cut-" + w + "-" + i, "agent-9"));
                      }
                    }))
            .toList();
    try (var second = desk("agent-9", "?after=" + after)) {
      for (Thread writer : writers) {
        writer.join();
      }
      Await.until(() -> mine(second).size() >= facts);
      append(published("push-cut-end"));
      Await.until(() -> !second.listMessages("push-cut-end").isEmpty());
      var numbers = mine(second);
      assertEquals(facts, numbers.size(), "nothing twice");
      assertEquals(numbers.stream().sorted().toList(), numbers, "in the ledger's order");
      assertTrue(numbers.getFirst() > after);
    }
  }

  @Test
  void aDeskThatComesBackHearsNothingOfAnOrderThatItsUnitLostMeanwhile() throws IOException {
    long before = ledger.head();
    try (var dispatcher = desk("dispatcher-1", "")) {
      Await.until(dispatcher::isLive);
      var order = ApiOrder.submitted(port, ApiOrder.draft("断线补发", "310115"));
      order
          .take("dispatcher-1", "dispatch", Map.of("lead", "d310115"))
          .take("agent-1", "name-accused", Map.of("accused", "d310115"));
      Await.until(() -> dispatcher.listMessages(order.id()).size() >= 4);
      try (var clerk = desk("clerk-310115", "?after=" + before)) {
        Await.until(clerk::isLive);
        assertEquals(List.of(), clerk.listMessages(order.id()));
      }
    }
  }

  private static List<Long> mine(PushClient desk) {
    return desk.heard.stream()
        .filter(m -> m.path("subject").asString("").matches("push-cut-\\d-\\d+"))
        .map(m -> m.path("seq").asLong())
        .toList();
  }

  @Test
  void aPublishedScriptReachesEveryDesk() throws IOException {
    try (var agent = desk("agent-9");
        var clerk = desk("clerk-jtw");
        var leader = desk("leader-1")) {
      append(published("push-script"));
      for (PushClient desk : List.of(agent, clerk, leader)) {
        Await.until(() -> !desk.listMessages("push-script").isEmpty());
      }
    }
  }

  @Test
  void whoeverMissedTooMuchIsToldToAskAnew() throws IOException {
    try (var desk = desk("agent-9", "?after=999999999999")) {
      Await.until(desk::isLive);
      assertEquals("desk.Gap", desk.heard.getFirst().path("kind").asString());
    }
  }

  @Test
  void signingOutClosesThePush() throws Exception {
    try (var desk = desk("agent-8")) {
      assertEquals(
          204, ApiClient.as(port, "agent-8").post("/api/identity/sign-out", Map.of()).status());
      assertEquals(
          PushHub.SIGNED_OUT.getCode(), desk.closed.get(10, java.util.concurrent.TimeUnit.SECONDS));
    }
  }

  @Test
  void strangersAndForeignPagesAreNotLetIn() throws IOException {
    assertEquals(401, refused(""));
    assertEquals(403, refused("https://elsewhere.example"));
  }

  /// @param origin the page of someone signed in; empty for nobody
  private int refused(String origin) throws IOException {
    var builder = HttpClient.newHttpClient().newWebSocketBuilder();
    if (!origin.isEmpty()) {
      builder.header("Origin", origin).header("Authorization", "Bearer " + PushClient.token());
    }
    var refusal =
        assertThrows(
            CompletionException.class,
            () ->
                builder
                    .buildAsync(
                        URI.create("ws://localhost:" + port + "/api/desk/push"),
                        new java.net.http.WebSocket.Listener() {})
                    .join());
    var cause = assertInstanceOf(WebSocketHandshakeException.class, refusal.getCause());
    return cause.getResponse().statusCode();
  }

  private PushClient desk(String staff) throws IOException {
    var desk = desk(staff, "");
    Await.until(desk::isLive);
    return desk;
  }

  private PushClient desk(String staff, String query) throws IOException {
    return new PushClient(port, staff, query);
  }

  private void append(Fact fact) {
    transaction.executeWithoutResult(_ -> ledger.append(fact));
  }

  private static Fact offered(String call, String staff) {
    var choice = new AcdFact.Choice(true, 1, 1, 1, 0, 1_000, 1_000);
    return new AcdFact.Offered(call, "offer-" + call, staff, Instant.EPOCH, choice);
  }

  private static Fact published(String script) {
    return new KnowledgeFact.Published(script, 1, 1, "黄码怎么办", null, "epidemic", null, "editor-1");
  }
}
