package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.Identity;
import vigil.identity.IdentityFact;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.store.SqlStaff;
import vigil.kernel.Await;
import vigil.kernel.Ledger;
import vigil.workforce.Site;
import vigil.workforce.Workforce;

/// Who works here is changed like every table of the policy, by two people; a lock works at once.
@ServerTest
class StaffDirectoryHttpTest {
  @LocalServerPort int port;
  @Autowired Identity identity;
  @Autowired SqlStaff people;
  @Autowired Ledger ledger;
  @Autowired Workforce workforce;
  @Autowired JdbcClient db;

  private ApiClient operator;
  private ApiClient manager;

  @BeforeEach
  void people() {
    operator = ApiClient.as(port, "operator-1");
    manager = ApiClient.as(port, "manager-1");
  }

  @Test
  void someoneComesIsLockedAndLeaves() {
    approved(rows -> with(rows, List.of("trial-1", "试一", "Trial One", "AGENT", "", "7701")));
    Staff come = identity.findStaff("trial-1").orElseThrow();
    assertEquals(Set.of(Role.AGENT), come.roles());
    assertTrue(ledger.listBySubject("trial-1", 9).getLast().is(IdentityFact.Entered.class));
    var made = operator.post("/api/identity/enrolments", Map.of("staff", "trial-1"));
    assertEquals(201, made.status());

    ApiClient trial = ApiClient.as(port, "trial-1");
    assertEquals(200, trial.get("/api/city/units").status());
    var why = Map.of("why", "U 盾遗失");
    assertEquals(403, trial.post("/api/identity/register/trial-1/lock", why).status());
    workforce.startShift("trial-1", "sip:7701", Site.HOME);
    assertEquals(200, trial.post("/api/telephony/my-phone", Map.of()).status());
    db.sql(
            "insert into telephony.binding values ('7701', 'sip:x', 'c', 1, now() + interval '1 h', now())")
        .update();
    assertEquals(200, manager.post("/api/identity/register/trial-1/lock", why).status());
    Await.until(() -> workforce.findShift("trial-1").isEmpty());
    assertEquals(403, trial.get("/api/city/units").status(), "from the next request on");
    Await.until(() -> count("telephony.binding") == 0);
    JsonNode locked = account("trial-1");
    assertEquals("manager-1", locked.path("lockedBy").asString());
    assertEquals("U 盾遗失", locked.path("lockedWhy").asString());
    assertFalse(identity.listByRole(Role.AGENT).contains(come));
    assertEquals(200, operator.post("/api/identity/register/trial-1/unlock", Map.of()).status());
    assertEquals(200, trial.get("/api/city/units").status());

    people.save(new Staff("trial-1", "演示", "Demo", Set.of(Role.OPERATOR), null, null));
    assertEquals(come, identity.findStaff("trial-1").orElseThrow(), "the demo's file comes second");

    approved(rows -> without(rows, "trial-1"));
    assertTrue(identity.findStaff("trial-1").isEmpty());
    assertEquals(
        "试一",
        manager.get("/api/identity/names?id=trial-1").body().get(0).path("name").asString(),
        "her name stays for what she did");
    assertTrue(ledger.listBySubject("trial-1", 9).getLast().is(IdentityFact.Left.class));
    Await.until(() -> count("telephony.account") == 0);
  }

  private int count(String table) {
    return db.sql("select count(*) from " + table + " where extension = '7701'")
        .query(Integer.class)
        .single();
  }

  @Test
  void nobodyGivesHerselfARole() {
    String id = draft(rows -> regrade(rows, "operator-1", "MANAGER OPERATOR"));
    var refused = take(operator, id, "propose", 2);
    assertEquals(403, refused.status());
    assertEquals("GrantsSelf", refused.why());
    String other = draft(rows -> regrade(rows, "manager-1", "LEADER MANAGER OPERATOR"));
    assertEquals(200, take(operator, other, "propose", 2).status());
    assertEquals("GrantsSelf", take(manager, other, "approve", 3).why());
    JsonNode effects = operator.get("/api/city/editions/" + other + "/effects").body();
    assertTrue(effects.toString().contains("rolesGiven"), effects.toString());
    assertEquals(
        409, manager.post("/api/identity/register/manager-1/lock", Map.of("why", "x")).status());
  }

  /// Another unit shows other orders.
  @Test
  void nobodyGivesHerselfAnotherUnit() {
    approved(rows -> with(rows, List.of("boss-1", "任一", "Boss One", "EDITOR MANAGER", "", "7702")));
    String id =
        draft(rows -> {
          List<List<String>> moved = new ArrayList<>(rows);
          moved.replaceAll(
              row -> row.getFirst().equals("boss-1") ? moved(row, "EDITOR", "wjw") : row);
          return moved;
        });
    assertEquals(200, take(operator, id, "propose", 2).status());
    assertEquals("GrantsSelf", take(ApiClient.as(port, "boss-1"), id, "approve", 3).why());
    approved(rows -> without(rows, "boss-1"));
  }

  private static List<String> moved(List<String> row, String roles, String unit) {
    return List.of(row.get(0), row.get(1), row.get(2), roles, unit, row.get(5));
  }

  // promise: docs/rules.md «a unit's people act only for their own unit: whatever their roles»
  @Test
  void aRoleOfTheHotlineGivesAUnitsPeopleNothing() {
    people.save(new Staff("old-1", "旧", "Old", Set.of(Role.MANAGER, Role.CLERK), "wjw", null));
    people.save(new Staff("old-2", "旧", "Old", Set.of(Role.CLERK), null, null));
    assertEquals(Set.of(Role.CLERK), identity.findStaff("old-1").orElseThrow().roles());
    assertTrue(identity.findStaff("old-2").isEmpty(), "nobody without a role works here");
    for (int look = 0; look < 40; look++) {
      var ids = identity.listByRole(Role.MANAGER).stream().map(Staff::id).toList();
      assertFalse(ids.contains("old-1"), "and each look gives its connection back");
    }
    var old = ApiClient.as(port, "old-2");
    assertEquals(403, old.get("/api/casework/orders").status(), "not every unit's orders");
  }

  @Test
  void aListThatNobodyCouldEverChangeIsFaulty() {
    String id =
        draft(rows -> rows.stream().filter(row -> !row.get(3).contains("OPERATOR")).toList());
    String faults = operator.get("/api/city/editions/" + id).body().path("faults").toString();
    assertTrue(faults.contains("staff.csv:1: nobody would be OPERATOR"), faults);
    String nobody = draft(rows -> List.of());
    faults = operator.get("/api/city/editions/" + nobody).body().path("faults").toString();
    assertTrue(faults.contains("staff.csv:1: nobody would be MANAGER"), faults);
    String unit =
        draft(rows -> with(rows, List.of("trial-2", "二", "Two", "CLERK", "none", "1301")));
    faults = operator.get("/api/city/editions/" + unit).body().path("faults").toString();
    assertTrue(faults.contains("there is no unit none"), faults);
    assertTrue(faults.contains("extension 1301 is another's"), faults);
  }

  @Test
  void accountsAreFoundByWordsAndRoleAndTurnedInPages() {
    JsonNode page = operator.get("/api/identity/register?q=wjw&role=CLERK").body();
    assertEquals("clerk-wjw", page.path("items").get(0).path("id").asString());
    JsonNode first = operator.get("/api/identity/register?limit=2").body();
    assertEquals(2, first.path("items").size());
    String next = first.path("next").asString();
    JsonNode second = operator.get("/api/identity/register?limit=2&cursor=" + next).body();
    assertTrue(second.path("items").get(0).path("id").asString().compareTo(next) > 0);
    assertEquals(403, ApiClient.as(port, "agent-1").get("/api/identity/register").status());
  }

  private JsonNode account(String id) {
    return operator.get("/api/identity/register?q=" + id).body().path("items").get(0);
  }

  private void approved(UnaryOperator<List<List<String>>> change) {
    String id = draft(change);
    var proposed = take(operator, id, "propose", 2);
    assertEquals(200, proposed.status(), () -> proposed.body().toString());
    assertEquals(200, take(manager, id, "approve", 3).status());
  }

  private String draft(UnaryOperator<List<List<String>>> change) {
    String id =
        operator.post("/api/city/tables/staff/editions", Map.of()).body().path("id").asString();
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : operator.get("/api/city/editions/" + id).body().path("rows")) {
      List<String> cells = new ArrayList<>();
      row.path("cells").forEach(cell -> cells.add(cell.asString()));
      rows.add(cells);
    }
    var body = Map.of("seen", 1, "rows", change.apply(rows));
    assertEquals(200, operator.post("/api/city/editions/" + id + "/rows", body).status());
    return id;
  }

  private static ApiClient.Answer take(ApiClient who, String id, String step, int seen) {
    return who.post("/api/city/editions/" + id + "/" + step, Map.of("seen", seen, "words", "人事变动"));
  }

  private static List<List<String>> with(List<List<String>> rows, List<String> row) {
    var more = new ArrayList<>(rows);
    more.add(row);
    return more;
  }

  private static List<List<String>> without(List<List<String>> rows, String id) {
    return rows.stream().filter(row -> !row.getFirst().equals(id)).toList();
  }

  private static List<List<String>> regrade(List<List<String>> rows, String id, String roles) {
    return rows.stream()
        .map(row -> {
          var cells = new ArrayList<>(row);
          if (row.getFirst().equals(id)) {
            cells.set(3, roles);
          }
          return (List<String>) cells;
        })
        .toList();
  }
}
