package vigil.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.identity.web.Api;

/// Orders with people in them, planted by the doors that citizens and agents use.
final class Planted {
  static final int PLAIN = 0;
  static final int ACCUSING = 1;
  static final int MERGED = 2;
  static final int PARENT = 3;
  static final int CONFIDENTIAL = 4;
  static final int PORTAL = 5;
  static final int UNTOUCHED = 6;
  static final int PEOPLE = 7;

  /// What the accused unit may learn nothing of: the one that accuses it, the one merged, and the
  /// one it was merged into.
  static final Set<Integer> ACCUSE = Set.of(ACCUSING, MERGED, PARENT);

  /// No part was given to a unit.
  static final Set<Integer> NOT_GIVEN = Set.of(PORTAL, UNTOUCHED);

  static final String CALL = "planted-call-0";

  final List<String> orders = new ArrayList<>();
  final List<String> assignments = new ArrayList<>();
  final List<String> files = new ArrayList<>();
  final List<String> exports = new ArrayList<>();
  String number = "";
  String code = "";
  private final int port;

  Planted(int port, JdbcClient db) {
    this.port = port;
    for (int n = 0; n <= CONFIDENTIAL; n++) {
      call(db, n);
      orders.add(register(n));
    }
    portal(db);
    call(db, UNTOUCHED);
    orders.add(register(UNTOUCHED));
    for (int n : List.of(PLAIN, ACCUSING, MERGED, CONFIDENTIAL)) {
      dispatch(n);
    }
    step("dispatcher-1", order(MERGED) + "merge", Map.of("into", orders.get(PARENT)), MERGED);
    dispatch(PARENT);
    handle(PLAIN);
    paper(PLAIN);
    export();
  }

  private static void call(JdbcClient db, int n) {
    db.sql(
            """
            insert into telephony.call (id, version, state, caller, arrived_at, urgent_medical,
              language, ended_at, reason)
            values (?, 1, 'ENDED', ?, now(), false, 'zh', now(), 'CALLER_HUNG_UP')\
            """)
        .params("planted-call-" + n, Datum.CALLING.of(n))
        .update();
  }

  private static Map<String, Object> draft(int n) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "planted-call-" + n);
    boolean accuses = n == ACCUSING || n == MERGED;
    draft.put("type", accuses ? "COMPLAINT" : "HELP");
    draft.put("category", "01010101");
    draft.put("title", Datum.TITLE.of(n));
    draft.put("description", Datum.TEXT.of(n));
    draft.put("words", "我说：" + Datum.TEXT.of(n));
    draft.put("wishes", "盼" + Datum.TEXT.of(n));
    draft.put("district", "310104");
    draft.put("address", Datum.ADDRESS.of(n));
    draft.put("name", Datum.NAME.of(n));
    draft.put("contactPhone", Datum.CONTACT_PHONE.of(n));
    draft.put("idNumber", Datum.ID_NUMBER.of(n));
    draft.put("email", Datum.EMAIL.of(n));
    draft.put("confidential", n == CONFIDENTIAL);
    if (accuses) {
      draft.put("accusedUnit", Eyes.ACCUSED);
    }
    return draft;
  }

  private String register(int n) {
    var kept =
        Api.as(port, "agent-11")
            .post("/api/casework/orders", Map.of("draft", draft(n), "then", "SUBMIT"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body().path("id").asString();
  }

  private void portal(JdbcClient db) {
    var body =
        Map.<String, Object>of(
            "type", "HELP",
            "title", Datum.TITLE.of(PORTAL),
            "description", Datum.TEXT.of(PORTAL),
            "district", "310104",
            "address", Datum.ADDRESS.of(PORTAL),
            "name", Datum.NAME.of(PORTAL),
            "phone", Datum.CONTACT_PHONE.of(PORTAL),
            "email", Datum.EMAIL.of(PORTAL),
            "isPublic", true);
    var sent = Api.browser(port).post("/api/portal/appeals", body);
    assertEquals(201, sent.status(), () -> sent.body().toString());
    number = sent.body().path("number").asString();
    code = sent.body().path("code").asString();
    orders.add(
        db.sql("select id from casework.work_order where number = ?")
            .param(number)
            .query(String.class)
            .single());
  }

  /// A paper with its person's mark in its name and its bytes.
  private void paper(int n) {
    String words = Datum.FILE.of(n);
    files.add(Paper.send(port, "agent-11", orders.get(n), words + ".pdf", words));
  }

  /// A list that waits for its approval: the leader who walks agrees, then the manager takes it.
  private void export() {
    var asked = Api.as(port, "manager-3").post("/api/casework/exports", Map.of("reason", "核对"));
    assertEquals(201, asked.status(), () -> asked.body().toString());
    exports.add(asked.body().path("id").asString());
  }

  private String order(int n) {
    return "orders/" + orders.get(n) + "/steps/";
  }

  private void dispatch(int n) {
    step("dispatcher-1", order(n) + "dispatch", Map.of("lead", Eyes.ITS_UNIT), n);
    assignments.add(look(n).at("/order/assignments/0/id").asString());
  }

  private void handle(int n) {
    String part = "assignments/" + assignments.getFirst() + "/steps/";
    step("clerk-310104", part + "sign", Map.of(), n);
    Map<String, Object> reached = Map.of("reached", true, "note", Datum.NOTE.of(n));
    step("handler-310104", part + "contact", reached, n);
    var street = streets(part, n);
    assertEquals(true, street.size() >= 2, "the clock of a part below is the unit's own");
  }

  /// Passed on to a street: the tree below sees it, the accused does not.
  private Set<String> streets(String part, int n) {
    String street =
        Api.operator(port)
            .get("/api/city/units")
            .body()
            .valueStream()
            .filter(u -> Eyes.ITS_UNIT.equals(u.path("parent").asString("")))
            .map(u -> u.path("id").asString())
            .findFirst()
            .orElseThrow();
    step("clerk-310104", part + "redispatch", Map.of("units", List.of(street)), n);
    var units = new HashSet<String>();
    look(n).at("/order/assignments").forEach(a -> units.add(a.path("unit").asString()));
    return units;
  }

  private JsonNode look(int n) {
    return Api.as(port, "dispatcher-1").get("/api/casework/orders/" + orders.get(n)).body();
  }

  private void step(String staff, String path, Map<String, Object> fields, int n) {
    var body = new HashMap<>(fields);
    body.put("seen", look(n).at("/order/version").asInt());
    var taken = Api.as(port, staff).post("/api/casework/" + path, body);
    assertEquals(200, taken.status(), () -> path + ": " + taken.body());
  }
}
