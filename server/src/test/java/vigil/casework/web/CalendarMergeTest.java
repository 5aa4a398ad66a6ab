package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.city.City;
import vigil.city.WorkingDays;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// A day becomes a holiday while an order runs that took another in: both move by one rule, and the
/// order is due no later than the earlier of the two.
@ServerTest
class CalendarMergeTest {
  private static final String DISTRICT = "310118";
  private static final String CLERK = "clerk-" + DISTRICT;

  @LocalServerPort int port;
  @Autowired JdbcClient sql;
  @Autowired City city;

  @Test
  void aNewHolidayMovesTheMergedOrderAndWhatTookItInAndTheEarlierTimeStays() {
    ApiOrder parent = extended("并案主单", 2);
    ApiOrder child = extended("并入的单", 1);
    Instant old = citizen(child);
    assertTrue(citizen(parent).isAfter(old), "the parent had more time");
    child.take("dispatcher-1", "merge", Map.of("into", parent.id()));
    assertEquals(old, citizen(parent));
    assertEquals(old, unit(parent));

    restsOn(WorkingDays.dayOf(old.minusNanos(1)));
    Await.until(() -> citizen(parent).isAfter(old));
    Await.until(this::allJobsDone);
    Instant then = citizen(parent);
    assertEquals(then, citizen(child), "the merged order's own clock");
    assertEquals(then, unit(parent), "the running part");

    theJobComesAgainAsIfItHadPassedTheParentBeforeTheMerge(parent, child, old);
    assertEquals(then, citizen(parent));
    assertEquals(then, unit(parent));
  }

  /// The parent stands as it took the uncounted order in; of the two only the merged one comes by.
  private void theJobComesAgainAsIfItHadPassedTheParentBeforeTheMerge(
      ApiOrder parent, ApiOrder child, Instant old) {
    assertTrue(parent.id().compareTo(child.id()) < 0, "ids run with time");
    var stale = old.atOffset(ZoneOffset.UTC);
    sql.sql(
            """
            update casework.work_order set citizen_due = ?, handle_due = ?, due_cap = ?
            where id = ?
            """)
        .params(stale, stale, stale, parent.id())
        .update();
    sql.sql("update casework.assignment set due = ? where order_id = ?")
        .params(stale, parent.id())
        .update();
    assertEquals(old, citizen(parent));
    sql.sql(
            """
            update casework.rescheduling set done_at = null, after_id = ?
            where asked_at = (select max(asked_at) from casework.rescheduling)
            """)
        .param(parent.id())
        .update();
    Await.until(this::allJobsDone);
  }

  private boolean allJobsDone() {
    return sql.sql("select count(*) from casework.rescheduling where done_at is null")
            .query(Integer.class)
            .single()
        == 0;
  }

  private static Instant citizen(ApiOrder order) {
    return Instant.parse(order.get().at("/order/dues/citizen").asString());
  }

  private static Instant unit(ApiOrder order) {
    return Instant.parse(order.part().path("due").asString());
  }

  /// The year's calendar as it stands, with this day off.
  private void restsOn(LocalDate day) {
    var csv = new StringBuilder("date,kind,name\n");
    city.workingDays().special().stream()
        .filter(it -> it.date().getYear() == day.getYear() && !it.date().equals(day))
        .forEach(it -> csv.append(it.date() + "," + it.kind() + ",试\n"));
    csv.append(day).append(",HOLIDAY,试\n");
    var body = Map.of("csv", csv.toString(), "notice", "国办发明电〔并〕");
    var entered = ApiClient.operator(port).post("/api/city/calendar", body);
    assertEquals(201, entered.status(), () -> entered.body().toString());
    String edition = "/api/city/editions/" + entered.body().path("id").asString();
    var seen = Map.of("seen", entered.body().path("version").asInt());
    assertEquals(200, ApiClient.as(port, "manager-1").post(edition + "/approve", seen).status());
  }

  private ApiOrder extended(String title, int times) {
    var order = ApiOrder.submitted(port, ApiOrder.draft(title, DISTRICT));
    order
        .take("dispatcher-1", "dispatch", Map.of("lead", "d" + DISTRICT))
        .takeOnPart(CLERK, "sign", Map.of());
    for (int i = 0; i < times; i++) {
      var more = Map.of("ground", "DIFFICULT", "days", 30, "reason", "需要鉴定");
      order.takeOnPart(CLERK, "ask-extension", more);
      var agreed = Map.of("kind", "EXTENSION", "assignment", order.partId(), "agreed", true);
      order.take("reviewer-1", "decide", agreed).take("manager-1", "decide", agreed);
    }
    return order;
  }
}
