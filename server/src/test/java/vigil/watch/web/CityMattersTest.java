package vigil.watch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.casework.DraftBuilder;
import vigil.casework.Registration;
import vigil.city.WorkingDays;
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
  private static final int MANY = 3;

  /// Days of which no other test speaks: what else the city asks today leaves no room among five.
  private static final LocalDate QUIET = LocalDate.of(2022, 11, 11);

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired JdbcClient sql;

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
    Await.until(() -> rows(list(REFUND)) == MANY + 3 && rows(list(FARM)) == MANY);

    long back = QUIET.until(WorkingDays.dayOf(Instant.now()), ChronoUnit.DAYS);
    move(-back);
    try {
      String days = "?from=%s&to=%s".formatted(QUIET, QUIET.plusDays(1));
      JsonNode matters = answer(days).path("matters");
      JsonNode refund = matter(matters, REFUND);
      assertEquals(MANY + 3, refund.path("count").asInt());
      assertEquals(MANY + 3, rows(refund.path("opens").asString()));
      String quote = refund.path("quote").asString();
      assertTrue(quote.contains("团费退不了"), quote);
      assertFalse(quote.contains("13911112222"), quote);
      JsonNode farm = matter(matters, FARM);
      assertTrue(farm.path("quote").isNull(), () -> farm.path("quote").asString());
      assertFalse(matters.toString().contains("张老师"));
    } finally {
      move(back);
    }
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

  private void move(long days) {
    sql.sql(
            "update insight.order_seen set at = at + make_interval(days => :days)"
                + " where category in (:refund, :farm)")
        .param("days", Math.toIntExact(days))
        .param("refund", REFUND)
        .param("farm", FARM)
        .update();
  }

  private static String list(String category) {
    return "/api/insight/orders?category=" + category;
  }

  /// The one that lists just this category, or holds it.
  private static JsonNode matter(JsonNode matters, String category) {
    return matters
        .valueStream()
        .filter(one -> category.startsWith(one.at("/topic/categories/0").asString()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(category + " is not in " + matters));
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
