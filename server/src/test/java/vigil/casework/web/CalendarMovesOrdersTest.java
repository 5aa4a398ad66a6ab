package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.OrderFact;
import vigil.casework.life.OrderReplay;
import vigil.casework.store.SqlOrders;
import vigil.city.WorkingDays;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.kernel.Ledger;

/// A calendar is entered while orders run: shown before, moved after, told in each order's history.
@ServerTest
class CalendarMovesOrdersTest {
  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired SqlOrders orders;
  @Autowired JdbcClient sql;

  @Test
  void aCalendarShowsFirstWhichOrdersItMovesAndThenMovesThem() {
    String id = extended();
    JsonNode before = lead(id);
    Instant due = Instant.parse(before.path("due").asString());
    int version = find(id).at("/order/version").asInt();
    String csv = calendarThatRestsOn(WorkingDays.dayOf(due.minusNanos(1)));

    JsonNode shown = preview(id, csv);
    assertEquals(version, find(id).at("/order/version").asInt(), "a preview writes nothing");
    Instant then = Instant.parse(moved(shown, "HANDLE").path("to").asString());
    assertEquals(due, Instant.parse(moved(shown, "HANDLE").path("from").asString()));
    assertFalse(due.equals(then));

    var entered =
        ApiClient.operator(port)
            .post("/api/city/calendar", Map.of("csv", csv, "notice", "国办发明电〔试〕"));
    assertEquals(201, entered.status(), () -> entered.body().toString());
    String edition = "/api/city/editions/" + entered.body().path("id").asString();
    JsonNode told = ApiClient.operator(port).get(edition + "/effects").body();
    assertTrue(told.toString().contains("dueMoved"), told::toString);
    var seen = Map.of("seen", entered.body().path("version").asInt());
    assertEquals(200, ApiClient.as(port, "manager-1").post(edition + "/approve", seen).status());
    // another year's calendar, entered by another test, may pass the order first
    Await.until(() -> then.equals(Instant.parse(lead(id).path("due").asString())));
    assertFalse(find(id).at("/order/flags").toString().contains("PROVISIONAL_DUE"));
    assertReplays(id);
    theJobNeverMovesTwice(id);
  }

  private void theJobNeverMovesTwice(String id) {
    Await.until(this::allJobsDone);
    int version = find(id).at("/order/version").asInt();
    sql.sql("update casework.rescheduling set done_at = null, after_id = ''").update();
    Await.until(this::allJobsDone);
    assertEquals(version, find(id).at("/order/version").asInt());
    var jobs = ApiClient.operator(port).get("/api/casework/reschedulings").body();
    assertTrue(jobs.get(0).path("moved").asInt() >= 1);
  }

  private boolean allJobsDone() {
    return sql.sql("select count(*) from casework.rescheduling where done_at is null")
            .query(Integer.class)
            .single()
        == 0;
  }

  @Test
  void everyDueTimeIsExplainedDayByDay() {
    String id = extended();
    JsonNode stories =
        ApiClient.as(port, "clerk-310115").get("/api/casework/orders/" + id + "/clocks").body();
    JsonNode handle = story(stories, "HANDLE");
    JsonNode counted = handle.path("chapters").get(0);
    assertEquals("COUNTED", counted.path("kind").asString());
    assertEquals("Dispatched", counted.path("event").asString());
    assertFalse(counted.path("legalBasis").asString().isEmpty());
    assertEquals("START", counted.path("days").get(0).path("kind").asString());
    JsonNode more = handle.path("chapters").get(1);
    assertEquals("EXTENDED", more.path("kind").asString());
    assertEquals(30, more.path("extension").asInt());
    assertEquals(handle.path("due").asString(), more.path("due").asString());
    assertEquals(handle.path("due").asString(), handle.path("counted").asString());
    JsonNode citizen = story(stories, "CITIZEN").path("chapters");
    assertEquals("Registered", citizen.get(0).path("event").asString());
    assertEquals("shanghai", citizen.get(0).path("profile").asString());
    assertEquals("Extended", citizen.get(citizen.size() - 1).path("event").asString());
    assertEquals(
        404, ApiClient.as(port, "clerk-310115").get("/api/casework/orders/none/clocks").status());
  }

  @Test
  void aFaultyCalendarIsRefusedWithItsLinesAndOnlyOperatorsAndManagersTry() {
    var body = Map.of("csv", "date,kind,name\n2027-13-01,HOLIDAY,元旦\n");
    var answer = ApiClient.operator(port).post("/api/casework/calendar-preview", body);
    assertEquals(400, answer.status());
    assertEquals("CalendarFaulty", answer.why());
    assertTrue(answer.body().path("faults").get(0).asString().startsWith("calendar:2"));
    assertEquals(
        403, ApiClient.as(port, "agent-1").post("/api/casework/calendar-preview", body).status());
  }

  private JsonNode preview(String id, String csv) {
    String after = "";
    while (true) {
      var body = Map.of("csv", csv, "after", after);
      var answer = ApiClient.operator(port).post("/api/casework/calendar-preview", body);
      assertEquals(200, answer.status(), () -> answer.body().toString());
      for (JsonNode order : answer.body().path("orders")) {
        if (order.path("id").asString().equals(id)) {
          return order;
        }
      }
      assertFalse(answer.body().path("next").isNull(), "the preview names the order");
      after = answer.body().path("next").asString();
    }
  }

  private static JsonNode moved(JsonNode order, String deadline) {
    for (JsonNode one : order.path("moved")) {
      if (one.path("deadline").asString().equals(deadline) && !one.path("assignment").isNull()) {
        return one;
      }
    }
    throw new AssertionError(deadline + " does not move: " + order);
  }

  private static JsonNode story(JsonNode stories, String deadline) {
    for (JsonNode one : stories) {
      if (one.path("deadline").asString().equals(deadline)) {
        return one;
      }
    }
    throw new AssertionError("no story of " + deadline + ": " + stories);
  }

  /// A notice that gives this day off, beside the first of each month.
  private static String calendarThatRestsOn(LocalDate day) {
    var days = new TreeSet<LocalDate>(List.of(day));
    for (int month = 1; month <= 12; month++) {
      days.add(LocalDate.of(day.getYear(), month, 1));
    }
    var csv = new StringBuilder("date,kind,name\n");
    days.forEach(it -> csv.append(it).append(",HOLIDAY,试\n"));
    return csv.toString();
  }

  /// An ordinary complaint whose unit was given thirty working days more.
  private String extended() {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-of-calendar");
    draft.put("type", "COMPLAINT");
    draft.put("accusedUnit", "NONE");
    draft.put("urgency", "NORMAL");
    draft.put("category", "050101");
    draft.put("title", "楼道堆物");
    draft.put("description", "楼道长期堆放杂物，无人清理。");
    draft.put("district", "310115");
    draft.put("address", "花木路 1 号");
    draft.put("name", "王小明");
    draft.put("contactPhone", "13812345678");
    var kept =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    String id = kept.body().path("id").asString();
    step("dispatcher-1", "orders/" + id + "/steps/dispatch", Map.of("lead", "d310115"), id);
    String part = lead(id).path("id").asString();
    String unit = "assignments/" + part + "/steps/";
    step("clerk-310115", unit + "sign", Map.of(), id);
    var more = Map.of("ground", "DIFFICULT", "days", 30, "reason", "需要鉴定");
    step("clerk-310115", unit + "ask-extension", more, id);
    var agreed = Map.of("kind", "EXTENSION", "assignment", part, "agreed", true);
    step("reviewer-1", "orders/" + id + "/steps/decide", agreed, id);
    step("manager-1", "orders/" + id + "/steps/decide", agreed, id);
    return id;
  }

  private void step(String staff, String path, Map<String, ?> fields, String order) {
    var body = new HashMap<String, Object>(fields);
    body.put("seen", find(order).at("/order/version").asInt());
    var answer = ApiClient.as(port, staff).post("/api/casework/" + path, body);
    assertEquals(200, answer.status(), () -> path + ": " + answer.body());
  }

  private JsonNode find(String id) {
    return ApiClient.as(port, "reviewer-1").get("/api/casework/orders/" + id).body();
  }

  private JsonNode lead(String id) {
    return find(id).at("/order/assignments/0");
  }

  private void assertReplays(String id) {
    var facts =
        ledger.listBySubject(id, 1000).stream()
            .filter(e -> e.version() > 0)
            .map(e -> (OrderFact) e.as(kind(e.kind())))
            .toList();
    assertEquals(orders.find(id).orElseThrow(), OrderReplay.replay(facts));
  }

  @SuppressWarnings("unchecked")
  private static Class<? extends OrderFact> kind(String kind) {
    String name = "vigil.casework.OrderFact$" + kind.substring(kind.indexOf('.') + 1);
    try {
      return (Class<? extends OrderFact>) Class.forName(name);
    } catch (ClassNotFoundException unknown) {
      throw new AssertionError(unknown);
    }
  }
}
