package vigil.watch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.casework.DraftBuilder;
import vigil.casework.Registration;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// The leader's five matters: counted in the orders behind them, each in one citizen's words.
@ServerTest
class CityMattersTest {
  private static final Staff DOOR = new Staff("door", "", "", Set.of(Role.AGENT), null, null);

  /// Of the topics 1901 and 2101, of which no other test speaks.
  private static final String REFUND = "190101";

  private static final String FARM = "210101";
  private static final String WORDS = "旅行社关门了，团费退不了，电话是13911112222，请帮忙";
  private static final String SECRET = "我要举报旅行社的张老师私下收钱";
  private static final int MANY = 70;

  @LocalServerPort int port;
  @Autowired Casework casework;

  // promise: docs/night.md «nobody is quoted who accuses somebody or asked not to be known»
  @Test
  void aMatterIsCountedInItsOrdersAndQuotesNobodyWhoAccusesOrHides() {
    for (int i = 0; i < MANY; i++) {
      register(DraftBuilder.help().category(REFUND).told("退费", WORDS), "refund" + i);
    }
    register(DraftBuilder.complaint().category(REFUND).told("退费", SECRET).about("d310104"), "c");
    register(DraftBuilder.help().category(REFUND).told("退费", SECRET).anonymous(), "a");
    register(DraftBuilder.help().category(REFUND).told("退费", SECRET).confidential(), "h");
    for (int i = 0; i < MANY; i++) {
      register(DraftBuilder.report().category(FARM).told("农资", SECRET).about("d310104"), "s" + i);
    }
    // Not by the page itself: its answer is kept for half a minute.
    Await.until(() -> listed(REFUND) >= MANY + 3 && listed(FARM) >= MANY);

    JsonNode refund = matter(REFUND);
    assertNotNull(refund);
    assertEquals(rows(refund.path("opens").asString()), refund.path("count").asInt());
    String quote = refund.path("quote").asString();
    assertTrue(quote.contains("团费退不了"), quote);
    assertFalse(quote.contains("13911112222"), quote);
    JsonNode farm = matter(FARM);
    assertNotNull(farm);
    assertTrue(farm.path("quote").isNull(), () -> farm.path("quote").asString());
    assertFalse(answer("").toString().contains("张老师"));
  }

  @Test
  void daysBeforeAnyOrderHaveNoMatter() {
    JsonNode none = answer("?from=2001-01-01&to=2001-01-07");
    assertEquals(0, none.path("matters").size());
    assertEquals("2001-01-07", none.path("until").asString());
  }

  @Test
  void aPeriodThatRunsBackwardsIsRefused() {
    var asked =
        ApiClient.as(port, "leader-1").get("/api/watch/matters?from=2022-03-02&to=2022-03-01");
    assertEquals(400, asked.status());
  }

  private int listed(String category) {
    return rows("/api/insight/orders?category=" + category);
  }

  /// The one that lists just this category, or holds it.
  private @Nullable JsonNode matter(String category) {
    for (JsonNode one : answer("").path("matters")) {
      if (category.startsWith(one.at("/topic/categories/0").asString())) {
        return one;
      }
    }
    return null;
  }

  private int rows(String opens) {
    int rows = 0;
    String cursor = "";
    do {
      JsonNode page = get(opens + "&limit=200" + cursor);
      rows += page.path("items").size();
      cursor = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
    } while (!cursor.isEmpty());
    return rows;
  }

  private JsonNode answer(String query) {
    return get("/api/watch/matters" + query);
  }

  private JsonNode get(String path) {
    var answer = ApiClient.as(port, "leader-1").get(path);
    assertEquals(200, answer.status(), () -> path + ": " + answer.body());
    return answer.body();
  }

  private void register(DraftBuilder builder, String call) {
    var draft =
        builder
            .call("matters-" + call)
            .byNumber("139%08d".formatted(call.hashCode() & 0xFFFFFF))
            .draft();
    var registered = casework.register(draft, List.of(), DOOR);
    assertTrue(registered instanceof Registration.Registered, registered::toString);
  }
}
