package vigil.casework.likeness.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// Likely duplicates over the wire: at entry, beside an order, and joined.
@ServerTest
class DuplicatesApiTest {
  @LocalServerPort int port;

  private JsonNode register(String words, String address, String then) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-of-" + words.hashCode());
    draft.put("type", "HELP");
    draft.put("category", "01010101");
    draft.put("title", words.substring(0, Math.min(20, words.length())));
    draft.put("description", words);
    draft.put("district", "310115");
    draft.put("address", address);
    draft.put("name", "王小明");
    // What came in today may be told of an earlier day.
    draft.put("occurred", Instant.now().minus(Duration.ofDays(2)).toString());
    var answer =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", then));
    assertEquals(201, answer.status(), () -> answer.body().toString());
    return answer.body();
  }

  private JsonNode ask(String words, String address) {
    return ApiClient.as(port, "agent-1")
        .post(
            "/api/casework/likes",
            Map.of("description", words, "district", "310115", "address", address))
        .body();
  }

  @Test
  void whileSheWritesAnAgentSeesWhatIsLikeItAndJoinsIt() {
    JsonNode first = register("楼下变电箱冒火花还有焦味，怕要烧起来，快来人看看。", "板泉路 1500 弄 8 号", "SUBMIT");
    String words = "八号楼前面变电箱在冒火花，一股焦味，很危险，请马上派人。";
    Await.until(() -> !ask(words, "板泉路1500弄8号").path("likes").isEmpty());
    JsonNode likes = ask(words, "板泉路1500弄8号");
    assertEquals(first.path("id").asString(), likes.at("/likes/0/id").asString());
    assertTrue(likes.at("/likes/0/reasons").toString().contains("SAME_ADDRESS"), likes.toString());
    assertEquals(1, likes.path("today").asInt());
    assertEquals(first.path("id").asString(), likes.path("join").asString());
    assertTrue(ask(words, "丁香路 858 弄").path("likes").isEmpty(), "another place is another matter");
    JsonNode second = register(words, "板泉路1500弄8号", "KEEP");
    var joined =
        ApiClient.as(port, "agent-1")
            .post(
                "/api/casework/orders/" + second.path("id").asString() + "/steps/merge",
                Map.of(
                    "into", likes.path("join").asString(), "seen", second.path("version").asInt()));
    assertEquals(200, joined.status(), () -> joined.body().toString());
    String beside = "/api/casework/orders/" + first.path("id").asString() + "/likes";
    Await.until(
        () -> ApiClient.as(port, "dispatcher-1").get(beside).body().path("all").asInt() == 2);
    assertEquals(
        "MERGED",
        ApiClient.as(port, "dispatcher-1").get(beside).body().at("/likes/0/state").asString());
    tellsNobodyInItsHistoryWhatItIsLike(second.path("id").asString());
  }

  /// What people read out and remember of a number is the part in the middle.
  @Test
  void theBoardFindsAnOrderByAPartOfItsNumber() {
    JsonNode waits = register("楼道感应灯整夜不灭，住户睡不好。", "芳甸路 77 号", "SUBMIT");
    String number = waits.path("number").asString();
    String middle = number.substring(number.indexOf('-') + 1, number.lastIndexOf('-'));
    var found =
        ApiClient.as(port, "dispatcher-1")
            .get("/api/casework/board/folds?q=" + middle)
            .body()
            .path("rows");
    assertEquals(1, found.size(), found::toString);
    assertEquals(number, found.at("/0/first/order/number").asString());
  }

  /// Readers of an order may not see the orders that would be named there.
  private void tellsNobodyInItsHistoryWhatItIsLike(String order) {
    var kinds =
        ApiClient.as(port, "dispatcher-1")
            .get("/api/casework/orders/" + order)
            .body()
            .path("history")
            .valueStream()
            .map(event -> event.path("kind").asString())
            .toList();
    assertTrue(kinds.contains("Merged"), kinds.toString());
    assertFalse(kinds.contains("Clustered"), kinds.toString());
  }
}
