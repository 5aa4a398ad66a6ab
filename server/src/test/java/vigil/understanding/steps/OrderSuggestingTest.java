package vigil.understanding.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.casework.web.ApiOrder;
import vigil.city.City;
import vigil.city.UnclassifiedCategory;
import vigil.identity.Identity;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.understanding.Guess;
import vigil.understanding.OrderSuggestion;
import vigil.understanding.life.ModelTrainer;
import vigil.understanding.life.NoMeaning;

/// What the words of an order that waits say to the dispatcher, and what came of it.
@ServerTest
class OrderSuggestingTest {
  private static final String WORDS = "健康码变黄怎么转码";
  private static final String CODES = "01010101";
  private static final String UNCLASSIFIED = "240202";

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired City city;
  @Autowired UnclassifiedCategory unclassified;
  @Autowired ShownForOrders shown;
  @Autowired Identity identity;
  @Autowired InstantSource clock;
  @Autowired JdbcClient sql;
  private OrderSuggesting suggesting;

  @BeforeEach
  void aModelOfTwoMatters() {
    var none = new NoMeaning();
    var current = new CurrentModel();
    current.use(ModelTrainer.train("few", new FewTexts().list(none), _ -> {}));
    var door = new UnderstandingService(city, new UnderstandingPolicy(city), current, none);
    suggesting = new OrderSuggesting(door, casework, city, unclassified, shown);
  }

  // promise: docs/understanding.md «what a dispatcher then chose is counted beside it»
  @Test
  void whatTheDispatcherTookOrLeftIsCountedByWhatTheServerShowed() {
    var order = order("CONSULTATION", "NONE", UNCLASSIFIED);
    var said = suggest(order, null);
    assertEquals(List.of(CODES), values(said.categories()), () -> said + "");
    assertFalse(said.units().getFirst().why().isEmpty(), () -> said + "");
    String unit = said.units().getFirst().value();
    order.take("dispatcher-1", "dispatch", Map.of("lead", unit));
    Await.until(() -> rows(order).size() == 2);
    assertEquals(
        List.of(
            "BOARD CATEGORY IGNORED 01010101 240202 PHONE", "BOARD UNIT ACCEPTED wjw wjw PHONE"),
        rows(order));
  }

  @Test
  void whatWasTakenBeforeTheDispatchIsAccepted() {
    var order = order("CONSULTATION", "NONE", UNCLASSIFIED);
    suggest(order, null);
    order.take("dispatcher-1", "amend", Map.of("category", CODES));
    assertEquals(List.of(), suggest(order, null).categories(), "it stands there now");
    order.take("dispatcher-1", "dispatch", Map.of("lead", "d310115"));
    Await.until(() -> rows(order).size() == 2);
    assertEquals(
        List.of(
            "BOARD CATEGORY ACCEPTED 01010101 01010101 PHONE",
            "BOARD UNIT CHANGED wjw d310115 PHONE"),
        rows(order));
  }

  // promise: docs/understanding.md «never the unit that it accuses»
  @Test
  void theAccusedUnitIsNeverSuggested() {
    var accusing = order("COMPLAINT", "wjw", CODES);
    assertFalse(values(suggest(accusing, null).units()).contains("wjw"));
    var unsaid = order("COMPLAINT", null, CODES);
    assertEquals(List.of(), suggest(unsaid, null).units(), "nobody has said whom it accuses");
    assertFalse(values(suggest(unsaid, "wjw").units()).contains("wjw"), "as chosen on the page");
    assertTrue(values(suggest(unsaid, "NONE").units()).contains("wjw"));
  }

  // promise: docs/understanding.md «nor does the directory's suggestion name it»
  @Test
  void theDirectorySuggestsNobodyWhereItNamesTheAccused() {
    var accusing = order("COMPLAINT", "wjw", CODES);
    var other = order("COMPLAINT", "NONE", CODES);
    assertEquals("", lead(accusing));
    assertEquals("wjw", lead(other));
  }

  @Test
  void whoIsNoDispatcherIsNotTold() {
    var order = order("CONSULTATION", "NONE", UNCLASSIFIED);
    String address = "/api/understanding/orders/" + order.id() + "/suggestion";
    assertEquals(200, ApiClient.as(port, "dispatcher-1").get(address).status());
    assertEquals(400, ApiClient.as(port, "dispatcher-1").get(address + "?accused=x").status());
    assertEquals(403, ApiClient.as(port, "clerk-310115").get(address).status());
    assertEquals(
        404,
        ApiClient.as(port, "dispatcher-1")
            .get("/api/understanding/orders/none-such/suggestion")
            .status());
  }

  private OrderSuggestion suggest(ApiOrder order, @Nullable String accused) {
    var by = identity.findStaff("dispatcher-1").orElseThrow();
    return suggesting.suggest(order.id(), accused, by, clock.instant()).orElseThrow();
  }

  private static List<String> values(List<Guess> guesses) {
    return guesses.stream().map(Guess::value).toList();
  }

  private String lead(ApiOrder order) {
    return ApiOrder.onBoard(port, order.id()).path("lead").asString("");
  }

  private List<String> rows(ApiOrder order) {
    return sql.sql(
            """
            select concat_ws(' ', place, field, outcome, suggested, stored, channel)
            from understanding.suggestion_answer where order_id = ? order by field
            """)
        .param(order.id())
        .query((row, number) -> row.getString(1))
        .list();
  }

  private ApiOrder order(String type, @Nullable String accused, String category) {
    var draft = new HashMap<>(ApiOrder.draft("读词" + System.nanoTime(), "310115"));
    draft.put("type", type);
    draft.put("accusedUnit", accused);
    draft.put("category", category);
    draft.put("description", WORDS);
    draft.put("urgency", "URGENT"); // first on a board where thousands of other tests wait
    return ApiOrder.submitted(port, draft);
  }
}
