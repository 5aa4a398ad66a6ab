package vigil.exchange.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.exchange.steps.OrderCalls.granted;
import static vigil.exchange.steps.OrderCalls.lead;
import static vigil.exchange.steps.OrderCalls.order;
import static vigil.exchange.steps.OrderCalls.partStep;
import static vigil.exchange.steps.OrderCalls.passage;
import static vigil.exchange.steps.OrderCalls.state;
import static vigil.exchange.steps.OrderCalls.step;
import static vigil.exchange.steps.OrderCalls.told;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.exchange.store.SqlPartners;
import vigil.identity.Identity;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.portal.web.OrderWalkthrough;

/// Two whole servers, each with a database of its own, over real HTTP: an order goes from here to
/// the neighbour, who is down at first, is handled there, and comes to its end here.
@ServerTest
class TwoPlatformsTest {
  private static final List<String> NEWS =
      List.of("order.dispatched", "order.signed", "order.contacted", "order.closed");
  private static final SecondPlatform neighbour = new SecondPlatform("neighbour");

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired JdbcClient sql;

  @AfterAll
  static void close() {
    neighbour.close();
  }

  private String appeal() {
    var body =
        Map.<String, Object>of(
            "type", "HELP",
            "category", "01010101",
            "title", "老母亲在邻市住院",
            "description", "老人在邻市医院透析，需要协调接送。",
            "district", "310115",
            "address", "锦绣路3号",
            "name", "赵小兰",
            "phone", "13900002222");
    var sent = ApiClient.browser(port).post("/api/portal/appeals", body);
    assertEquals(201, sent.status(), sent.body().toString());
    return sent.body().path("number").asString();
  }

  @Test
  void anOrderGoesToTheNeighbourAndComesToItsEndHere() {
    var dispatcher = ApiClient.as(port, "dispatcher-1");
    String secret =
        SecondPlatform.enter(ApiClient.operator(port), "neighbour", neighbour.port, null);
    String number = appeal();
    JsonNode ours = order(dispatcher, number);
    Instant promised = Instant.parse(ours.path("dues").path("citizen").asString());
    var forward = Map.of("platform", "neighbour", "reason", "老人在邻市");
    assertEquals(200, step(dispatcher, ours, "forward", forward).status());

    waitsVisibly(dispatcher, number);
    neighbour.start();
    SecondPlatform.enter(neighbour.operator(), "vigil", port, secret);
    ApiClient.operator(port).post("/api/portal/partners/neighbour/test", Map.of());
    String theirs = taken(dispatcher, number);

    keepsNumberAndClocks(theirs, number, ours, promised);
    neverGoesBack(theirs);
    comesOnceHoweverOftenItIsSent(number, secret);
    walkedThere(theirs);
    endsHere(dispatcher, number, theirs);
    moreTimeIsForUsToGive(dispatcher);
    aRefusalSaysWhy(dispatcher);
    waitsWhileOursIsShelved(dispatcher);
    comesBackWhenTheyDoNotHandleIt(dispatcher);
    endsThereWhenWeTakeItBack(dispatcher);
  }

  private void waitsVisibly(ApiClient dispatcher, String number) {
    JsonNode order = order(dispatcher, number);
    Await.until(() -> passage(dispatcher, order).path("waiting").path(0).path("error").isString());
    JsonNode waiting = passage(dispatcher, order).path("waiting").path(0);
    assertEquals("no connection", waiting.path("error").asString());
    assertEquals("IN_HANDLING", order.path("state").asString());
    assertEquals("WAITING", passage(dispatcher, order).path("crossing").path("state").asString());
  }

  private String taken(ApiClient dispatcher, String number) {
    JsonNode order = order(dispatcher, number);
    Await.until(() -> passage(dispatcher, order).path("crossing").path("number").isString());
    return passage(dispatcher, order).path("crossing").path("number").asString();
  }

  private void keepsNumberAndClocks(String theirs, String number, JsonNode ours, Instant promised) {
    var there = neighbour.as("dispatcher-1").get("/api/casework/orders/" + theirs).body();
    assertEquals(number, there.path("originalNumber").asString());
    JsonNode order = there.path("order");
    assertEquals("FORWARDED", order.path("origin").path("channel").asString());
    assertEquals("PENDING_DISPATCH", order.path("state").asString());
    Instant due = Instant.parse(order.path("dues").path("citizen").asString());
    assertFalse(due.isAfter(promised), due + " is after " + promised);
    assertEquals(
        Instant.parse(ours.path("origin").path("at").asString()),
        Instant.parse(order.path("origin").path("forwarded").path("registeredAt").asString()));
    JsonNode trace =
        ApiClient.as(port, "dispatcher-1")
            .get("/api/casework/orders/" + number)
            .body()
            .path("history")
            .valueStream()
            .filter(event -> event.path("kind").asString().equals("PersonalDataSent"))
            .findFirst()
            .orElseThrow();
    assertEquals("dispatcher-1", trace.path("by").asString());
    Integer named =
        sql.sql("select count(*) from messaging.delivery where body like '%赵小兰%'")
            .query(Integer.class)
            .single();
    assertEquals(0, named, "the outbox holds nobody's name");
  }

  private void neverGoesBack(String theirs) {
    var dispatcher = neighbour.as("dispatcher-1");
    var back = Map.of("platform", "vigil", "reason", "还是你们的");
    var no = step(dispatcher, order(dispatcher, theirs), "forward", back);
    assertEquals("CameFromThere", no.why(), no.body().toString());
  }

  private void comesOnceHoweverOftenItIsSent(String number, String secret) {
    String ref = part(number);
    int before = orders();
    var post = new HandSignedMessages(neighbour.port);
    String id = "again-1";
    String body = HandSignedMessages.forwarded(ref, List.of("vigil"));
    long now = Instant.now().getEpochSecond();
    assertEquals(200, post.send(id, now, body, secret).status());
    assertTrue(post.send(id, now, body, secret).body().path("again").asBoolean());
    assertEquals(before, orders(), "the same forwarding makes no second order");

    assertEquals("SealRefused", post.send(id, now, body + " ", "").why());
    assertEquals(401, post.send(id, now, body, SqlPartners.newSecret()).status());
    assertEquals("NotFresh", post.send(id, now - 301, body, secret).why());
    String loop = HandSignedMessages.forwarded("part-9", List.of("neighbour", "vigil"));
    assertEquals("Loop", post.send("again-2", now, loop, secret).why());
    String thrownBack = body.replace("\"to\":\"neighbour\"", "\"to\":\"vigil\"");
    assertEquals(400, post.send("again-3", now, thrownBack, secret).status());
    var large = post.send("again-4", now, body + " ".repeat(MessageVerifier.MOST_BYTES), secret);
    assertEquals(413, large.status());
    var stranger = body.replace("order.forwarded", "order.recalled").replace(ref, "part-8");
    assertEquals("NotOurs", post.send("again-5", now, stranger, secret).why());
  }

  private String part(String number) {
    return order(ApiClient.as(port, "dispatcher-1"), number)
        .path("assignments")
        .path(0)
        .path("id")
        .asString();
  }

  private int orders() {
    return neighbour
        .bean(JdbcClient.class)
        .sql("select count(*) from casework.work_order where channel = 'FORWARDED'")
        .query(Integer.class)
        .single();
  }

  private void walkedThere(String theirs) {
    new OrderWalkthrough(neighbour.bean(Casework.class), neighbour.bean(Identity.class))
        .untilCallback(theirs);
    JsonNode order = order(neighbour.as("callback-1"), theirs);
    var closed =
        step(neighbour.as("callback-1"), order, "waive-callback", Map.of("reason", "由来件平台回访"));
    assertEquals(200, closed.status(), closed.body().toString());
  }

  private void endsHere(ApiClient dispatcher, String number, String theirs) {
    Await.until(() -> lead(dispatcher, number).equals("REPORTED"));
    // News go out side by side: the end may be here before what came before it.
    Await.until(() -> told(dispatcher, number).containsAll(NEWS));
    JsonNode told = passage(dispatcher, order(dispatcher, number));
    assertEquals("ENDED", told.path("crossing").path("state").asString());
    assertEquals(theirs, told.path("crossing").path("number").asString());
    var ours = dispatcher.get("/api/casework/orders/" + number).body();
    String points = ours.path("replyPoints").asString();
    assertTrue(points.matches("浦东新区城运中心 .*答复：已安排透析。"), points);
    assertEquals("IN_HANDLING", ours.path("order").path("state").asString());
    var reviewer = ApiClient.as(port, "reviewer-1");
    Map<String, Object> accepted = new HashMap<>(Map.of("accepted", true));
    accepted.put("seen", ours.path("order").path("version").asInt());
    var review =
        reviewer.post("/api/casework/assignments/" + part(number) + "/steps/review", accepted);
    assertEquals(200, review.status(), review.body().toString());
    assertEquals("UNDER_REVIEW", order(reviewer, number).path("state").asString());
  }

  private String forwardAnother(ApiClient dispatcher) {
    String number = appeal();
    var forward = Map.of("platform", "neighbour", "reason", "在邻市");
    var done = step(dispatcher, order(dispatcher, number), "forward", forward);
    assertEquals(200, done.status(), done.body().toString());
    return number;
  }

  private record ForwardedRequest(String number, String theirs) {}

  /// The unit on the other platform asks for more time.
  private ForwardedRequest moreTimeAsked(ApiClient dispatcher) {
    String number = forwardAnother(dispatcher);
    String theirs = taken(dispatcher, number);
    Await.until(() -> lead(dispatcher, number).equals("SIGNED"));
    var lead = Map.of("lead", "d310115");
    var there = neighbour.as("dispatcher-1");
    assertEquals(200, step(there, order(there, theirs), "dispatch", lead).status());
    partStep(neighbour.as("clerk-310115"), theirs, "sign", Map.of());
    var wish = Map.of("ground", "DIFFICULT", "days", 15, "reason", "床位要等两周");
    partStep(neighbour.as("clerk-310115"), theirs, "ask-extension", wish);
    Await.until(() -> !order(dispatcher, number).path("requests").isEmpty());
    assertTrue(approvalsThere().contains(theirs), "it is asked for");
    return new ForwardedRequest(number, theirs);
  }

  private void aRefusalSaysWhy(ApiClient dispatcher) {
    ForwardedRequest wish = moreTimeAsked(dispatcher);
    Map<String, Object> no = new HashMap<>(Map.of("kind", "EXTENSION", "agreed", false));
    no.put("assignment", part(wish.number()));
    no.put("note", "病人不能再等");
    var decided =
        step(ApiClient.as(port, "reviewer-1"), order(dispatcher, wish.number()), "decide", no);
    assertEquals(200, decided.status(), decided.body().toString());
    JsonNode line = settledThere(wish, "RequestRefused");
    assertEquals("病人不能再等", line.path("words").asString());
    assertEquals("platform:vigil", line.path("by").asString());
  }

  /// What their two approvers have before them.
  private static String approvalsThere() {
    return neighbour.as("reviewer-1").get("/api/casework/requests?limit=200").body().toString();
  }

  /// Our word decides what their unit asked for.
  private JsonNode settledThere(ForwardedRequest wish, String kind) {
    var clerk = neighbour.as("clerk-310115");
    Await.until(() -> order(clerk, wish.theirs()).path("requests").isEmpty());
    assertFalse(approvalsThere().contains(wish.theirs()), "nobody there decides on it any more");
    return clerk
        .get("/api/casework/orders/" + wish.theirs())
        .body()
        .path("history")
        .valueStream()
        .filter(event -> event.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /// Whoever owes the citizen the answer decides.
  private void moreTimeIsForUsToGive(ApiClient dispatcher) {
    var there = neighbour.as("dispatcher-1");
    ForwardedRequest wish = moreTimeAsked(dispatcher);
    String number = wish.number();
    String theirs = wish.theirs();
    assertEquals("EXTENSION", order(dispatcher, number).at("/requests/0/kind").asString());
    var before = order(dispatcher, number).at("/dues/citizen").asString();
    for (String who : List.of("reviewer-1", "manager-1")) {
      var agreed = Map.of("kind", "EXTENSION", "assignment", part(number), "agreed", true);
      var decided = step(ApiClient.as(port, who), order(dispatcher, number), "decide", agreed);
      assertEquals(200, decided.status(), decided.body().toString());
    }
    String after = order(dispatcher, number).at("/dues/citizen").asString();
    assertTrue(Instant.parse(after).isAfter(Instant.parse(before)), after);
    Await.until(() -> granted(there, theirs) != null);
    assertEquals(Instant.parse(after), Instant.parse(String.valueOf(granted(there, theirs))));
    assertEquals("platform:vigil", settledThere(wish, "Extended").path("by").asString());
    for (String clock : List.of("/assignments/0/due", "/dues/citizen")) {
      String due = order(there, theirs).at(clock).asString();
      assertEquals(Instant.parse(after), Instant.parse(due), clock);
    }
  }

  /// The end there comes while nobody may report here: it is kept until the order is taken up
  /// again.
  private void waitsWhileOursIsShelved(ApiClient dispatcher) {
    String number = forwardAnother(dispatcher);
    String theirs = taken(dispatcher, number);
    Await.until(() -> lead(dispatcher, number).equals("SIGNED"));
    var until = Instant.now().plus(Duration.ofDays(9)).toString();
    var asked = Map.of("reviewOn", until, "reason", "等待床位");
    assertEquals(200, step(dispatcher, order(dispatcher, number), "ask-shelve", asked).status());
    for (String who : List.of("reviewer-1", "manager-1")) {
      var agreed = Map.of("kind", "SHELVE", "agreed", true);
      var decided = step(ApiClient.as(port, who), order(dispatcher, number), "decide", agreed);
      assertEquals(200, decided.status(), decided.body().toString());
    }
    assertEquals("SHELVED", state(dispatcher, number));
    walkedThere(theirs);
    Await.until(() ->
        passage(dispatcher, order(dispatcher, number))
            .path("told")
            .valueStream()
            .anyMatch(it -> it.path("kind").asString().equals("order.closed")));
    assertEquals("SIGNED", lead(dispatcher, number));
    newsIsTakenThoughMuchCannotBe(passage(dispatcher, order(dispatcher, number)));
    step(dispatcher, order(dispatcher, number), "resume", Map.of());
    Await.until(() -> lead(dispatcher, number).equals("REPORTED"));
  }

  /// More ends of shelved orders than one turn takes are kept, and then something that can be done.
  private void newsIsTakenThoughMuchCannotBe(JsonNode passage) {
    var kept = new PendingMessages(sql, passage.at("/crossing/id").asString());
    kept.copyEach(60);
    kept.add("news", "order.signed");
    Await.until(() -> !kept.ids().contains("news"));
    assertEquals(61, kept.ids().size());
  }

  private void comesBackWhenTheyDoNotHandleIt(ApiClient dispatcher) {
    String number = forwardAnother(dispatcher);
    String theirs = taken(dispatcher, number);
    var agent = neighbour.as("agent-1");
    var ended = step(agent, order(agent, theirs), "withdraw", Map.of("reason", "市民已撤回"));
    assertEquals(200, ended.status(), ended.body().toString());
    Await.until(() -> state(dispatcher, number).equals("PENDING_DISPATCH"));
    JsonNode crossing = passage(dispatcher, order(dispatcher, number)).path("crossing");
    assertEquals("REFUSED", crossing.path("state").asString());
    assertEquals("order.withdrawn", crossing.path("why").asString());
  }

  private void endsThereWhenWeTakeItBack(ApiClient dispatcher) {
    String number = forwardAnother(dispatcher);
    String theirs = taken(dispatcher, number);
    Await.until(() -> lead(dispatcher, number).equals("SIGNED"));
    var back = Map.of("reason", "本市可以办理");
    var recalled = step(dispatcher, order(dispatcher, number), "recall", back);
    assertEquals(200, recalled.status(), recalled.body().toString());
    Await.until(() -> state(neighbour.as("dispatcher-1"), theirs).equals("WITHDRAWN"));
    assertEquals("PENDING_DISPATCH", state(dispatcher, number));
  }
}
