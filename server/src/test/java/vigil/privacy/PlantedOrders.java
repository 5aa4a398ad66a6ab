package vigil.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.TestData;
import vigil.identity.web.ApiClient;

/// Orders with people in them, planted by the doors that citizens and agents use.
final class PlantedOrders {
  static final int PLAIN = 0;

  /// The accused unit is named when it is written down.
  static final int ACCUSING = 1;

  static final int MERGED = 2;
  static final int PARENT = 3;
  static final int CONFIDENTIAL = 4;
  static final int PORTAL = 5;
  static final int UNTOUCHED = 6;
  static final int ANONYMOUS = 7;

  /// The accused unit is named later than the order is written down.
  static final int LATE = 8;

  /// A complaint of nobody.
  static final int NEVER = 9;

  static final int PEOPLE = 10;

  /// What the accused unit may learn nothing of: those that accuse it, early or late, the one
  /// merged, and the one it was merged into.
  static final Set<Integer> ACCUSE = Set.of(ACCUSING, MERGED, PARENT, LATE);

  /// Whose callers are hidden from every unit, wholly.
  static final Set<Integer> HIDDEN = Set.of(CONFIDENTIAL, ANONYMOUS);

  /// Who neither is hidden nor complains of anybody.
  static final Set<Integer> QUOTABLE = Set.of(PLAIN, PORTAL, UNTOUCHED);

  /// No part was given to a unit.
  static final Set<Integer> NOT_GIVEN = Set.of(PORTAL, UNTOUCHED);

  final List<String> orders = new ArrayList<>();
  final List<String> numbers = new ArrayList<>();
  final List<String> assignments = new ArrayList<>();
  final List<String> files = new ArrayList<>();
  final List<String> exports = new ArrayList<>();
  final List<String> removals = new ArrayList<>();
  final List<String> calls = new ArrayList<>();

  /// Leaves to hear, by call: each is tried by everybody.
  final Map<String, List<String>> plays = new HashMap<>();

  String number = "";
  String code = "";
  private final int port;
  private final JdbcClient db;

  PlantedOrders(int port, JdbcClient db) {
    this.port = port;
    this.db = db;
    for (int n = 0; n < PEOPLE; n++) {
      call(n);
      orders.add(n == PORTAL ? portal() : register(n));
      numbers.add(look(n).at("/order/number").asString());
    }
    for (int n : List.of(LATE, NEVER)) {
      accuse(n, "NONE");
    }
    for (int n : List.of(PLAIN, ACCUSING, MERGED, CONFIDENTIAL, ANONYMOUS, LATE, NEVER)) {
      dispatch(n);
    }
    accuse(LATE, ViewerRole.ACCUSED);
    step("dispatcher-1", order(MERGED) + "merge", Map.of("into", orders.get(PARENT)), MERGED);
    dispatch(PARENT);
    handle(PLAIN);
    for (int n : List.of(PLAIN, CONFIDENTIAL, ANONYMOUS, LATE)) {
      paper(n);
    }
    export();
    removal();
    plays();
  }

  static String contact(int n) {
    return "planted-call-" + n;
  }

  /// A call with its recording; the first was talked with by the agent who walks.
  private void call(int n) {
    String file = "recordings/" + contact(n) + ".wav";
    try {
      var wav = TestData.FOLDER.resolve(file);
      Files.createDirectories(wav.getParent());
      Files.writeString(wav, "RIFF " + Datum.SOUND.of(n));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    db.sql(
            """
            insert into telephony.call (id, version, state, caller, arrived_at, urgent_medical,
              language, seat, ended_at, reason, recording, recording_millis)
            values (?, 1, 'ENDED', ?, now(), false, 'zh', ?, now(), 'CALLER_HUNG_UP', ?, 60000)
            """)
        .params(contact(n), Datum.CALLING.of(n), n == PLAIN ? "sip:1012" : "sip:1010", file)
        .update();
    calls.add(contact(n));
  }

  private static String title(int n) {
    return Datum.TITLE.of(n) + "，电话" + Datum.SPACED.of(n);
  }

  private static String text(int n) {
    return Datum.TEXT.of(n) + "，打" + Datum.SPOKEN.of(n) + "找我";
  }

  private static Map<String, Object> draft(int n) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", contact(n));
    boolean accuses = n == ACCUSING || n == MERGED;
    draft.put("type", accuses || n == LATE || n == NEVER ? "COMPLAINT" : "HELP");
    draft.put("category", "01010101");
    draft.put("title", title(n));
    draft.put("description", text(n));
    draft.put("words", "我说：" + text(n));
    draft.put("wishes", "盼" + Datum.TEXT.of(n) + "，短信发" + Datum.SPACED.of(n));
    draft.put("district", "310104");
    draft.put("address", Datum.ADDRESS.of(n));
    draft.put("name", Datum.NAME.of(n));
    draft.put("contactPhone", Datum.CONTACT_PHONE.of(n));
    draft.put("idNumber", Datum.ID_NUMBER.of(n));
    draft.put("email", Datum.EMAIL.of(n));
    draft.put("confidential", n == CONFIDENTIAL);
    draft.put("anonymous", n == ANONYMOUS);
    if (accuses) {
      draft.put("accusedUnit", ViewerRole.ACCUSED);
    }
    return draft;
  }

  private String register(int n) {
    var kept =
        ApiClient.as(port, "agent-11")
            .post("/api/casework/orders", Map.of("draft", draft(n), "then", "SUBMIT"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body().path("id").asString();
  }

  private String portal() {
    var body =
        Map.<String, Object>of(
            "type", "HELP",
            "title", title(PORTAL),
            "description", text(PORTAL),
            "district", "310104",
            "address", Datum.ADDRESS.of(PORTAL),
            "name", Datum.NAME.of(PORTAL),
            "phone", Datum.CONTACT_PHONE.of(PORTAL),
            "email", Datum.EMAIL.of(PORTAL),
            "isPublic", true);
    var sent = ApiClient.browser(port).post("/api/portal/appeals", body);
    assertEquals(201, sent.status(), () -> sent.body().toString());
    number = sent.body().path("number").asString();
    code = sent.body().path("code").asString();
    return db.sql("select id from casework.work_order where number = ?")
        .param(number)
        .query(String.class)
        .single();
  }

  /// A paper with its person's mark in its name and its bytes.
  private void paper(int n) {
    String words = Datum.FILE.of(n);
    files.add(TestAttachment.send(port, "agent-11", orders.get(n), words + ".pdf", words));
  }

  /// A list that waits for its approval: the leader who walks agrees, then the manager takes it.
  private void export() {
    var asked =
        ApiClient.as(port, "manager-3").post("/api/casework/exports", Map.of("reason", "核对"));
    assertEquals(201, asked.status(), () -> asked.body().toString());
    exports.add(asked.body().path("id").asString());
  }

  /// A hold that somebody wants lifted.
  private void removal() {
    String order = "/api/casework/orders/" + orders.get(UNTOUCHED);
    assertEquals(
        204,
        ApiClient.as(port, "manager-2").post(order + "/hold", Map.of("reason", "诉讼保全")).status());
    var asked = ApiClient.as(port, "manager-2").post(order + "/lift-hold", Map.of());
    assertEquals(202, asked.status(), () -> asked.body().toString());
    removals.add(asked.body().path("id").asString());
  }

  private void plays() {
    play(ViewerRole.AGENT, PLAIN, Map.of("reason", "OWN_CALL"));
    play(
        ViewerRole.REVIEWER,
        ACCUSING,
        Map.of("reason", "COMPLAINT", "order", orders.get(ACCUSING)));
    for (int n = 0; n < PEOPLE; n++) {
      play(ViewerRole.LEADER, n, Map.of("reason", "DISPUTE"));
    }
  }

  private void play(ViewerRole eyes, int n, Map<String, String> wish) {
    var begun =
        ApiClient.as(port, eyes.staff).post("/api/telephony/calls/" + contact(n) + "/plays", wish);
    assertEquals(201, begun.status(), () -> begun.body().toString());
    plays
        .computeIfAbsent(contact(n), _ -> new ArrayList<>())
        .add(begun.body().path("id").asString());
  }

  private String order(int n) {
    return "orders/" + orders.get(n) + "/steps/";
  }

  private void accuse(int n, String unit) {
    step("dispatcher-1", order(n) + "name-accused", Map.of("accused", unit), n);
  }

  private void dispatch(int n) {
    step("dispatcher-1", order(n) + "dispatch", Map.of("lead", ViewerRole.ITS_UNIT), n);
    assignments.add(look(n).at("/order/assignments/0/id").asString());
  }

  private void handle(int n) {
    String part = "assignments/" + assignments.getFirst() + "/steps/";
    step("clerk-310104", part + "sign", Map.of(), n);
    Map<String, Object> reached =
        Map.of("reached", true, "note", Datum.NOTE.of(n) + "，已打" + Datum.SPOKEN.of(n));
    step("handler-310104", part + "contact", reached, n);
    var street = streets(part, n);
    assertEquals(true, street.size() >= 2, "the clock of a part below is the unit's own");
  }

  /// Passed on to a street: the tree below sees it, the accused does not.
  private Set<String> streets(String part, int n) {
    String street =
        ApiClient.operator(port)
            .get("/api/city/units")
            .body()
            .valueStream()
            .filter(u -> ViewerRole.ITS_UNIT.equals(u.path("parent").asString("")))
            .map(u -> u.path("id").asString())
            .findFirst()
            .orElseThrow();
    step("clerk-310104", part + "redispatch", Map.of("units", List.of(street)), n);
    var units = new HashSet<String>();
    look(n).at("/order/assignments").forEach(a -> units.add(a.path("unit").asString()));
    return units;
  }

  private JsonNode look(int n) {
    return ApiClient.as(port, "dispatcher-1").get("/api/casework/orders/" + orders.get(n)).body();
  }

  private void step(String staff, String path, Map<String, Object> fields, int n) {
    var body = new HashMap<>(fields);
    body.put("seen", look(n).at("/order/version").asInt());
    var taken = ApiClient.as(port, staff).post("/api/casework/" + path, body);
    assertEquals(200, taken.status(), () -> path + ": " + taken.body());
  }
}
