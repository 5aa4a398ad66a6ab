package vigil.watch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.Outcome;
import vigil.casework.Registration;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.web.ApiClient;
import vigil.insight.AccusedUnits;
import vigil.kernel.Await;
import vigil.kernel.Ids;

/// The competent unit of a wave gets its express report although orders of the wave accuse it, and
/// nothing that it is given tells of these (rules 9.1).
@ServerTest
class AccusedReportHttpTest {
  private static final Staff DOOR = new Staff("door", "", "", Set.of(Role.AGENT), null, null);
  private static final Staff DISPATCHER =
      new Staff("dispatcher-1", "", "", Set.of(Role.DISPATCHER), null, null);
  private static final int OTHERS = 28;
  private static final int ACCUSING = 3;
  private static final int UNSAID = 4;
  private static final String ACCUSED = "d310115";
  private static final String BELOW = "s310115004";
  private static final String CLERK = "clerk-310115";

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired AccusedUnits accused;

  private final List<String> accusing = new ArrayList<>();
  private final List<String> unsaid = new ArrayList<>();

  // promise: docs/night.md «made without the orders that accuse one of its units or a unit above»
  // promise: docs/rules.md «made without the orders that accuse one of its units»
  @Test
  void theAccusedUnitGetsAReportThatTellsNothingOfWhatAccusesIt() throws Exception {
    String other = "";
    for (int i = 0; i < OTHERS; i++) {
      other = ofNobody("090101");
    }
    for (int i = 0; i < UNSAID; i++) {
      unsaid.add(register(DraftBuilder.of(AppealType.COMPLAINT), "090101", "310104"));
    }
    for (int i = 0; i < ACCUSING; i++) {
      accusing.add(accuse(ACCUSED, "090101", "310104"));
    }
    String spike = spike("wages", ACCUSED, ACCUSING);
    var drafted = as("manager-1").post("/api/watch/reports", Map.of("incident", spike)).body();
    String path = "/api/watch/reports/" + drafted.path("id").asString();
    assertTrue(units(drafted).contains(ACCUSED), "its own report: " + drafted);
    assertEquals(accusing, texts(drafted.at("/figures/leftOut/" + ACCUSED)), "the sender knows");
    assertEquals(unsaid, texts(drafted.at("/figures/unsaid")), "and of which nobody said it");
    assertAddsUp(drafted, OTHERS);
    aUnitIsNotTakenAwayFromWhatWasDrawnForIt(path, drafted);

    redraft(path, 1, List.of("rsj", ACCUSED, BELOW));
    assertEquals(200, as("leader-1").post(path + "/sign", Map.of("seen", 2)).status());
    assertTellsNothing(as(CLERK).get(path).body());
    assertTellsNothing(as(CLERK).get("/api/watch/reports?limit=1").body().at("/items/0"));
    assertTellsNothing(as(CLERK).post(path + "/receive", Map.of("seen", 3)).body());
    var measure = Map.of("seen", 4, "measure", "逐户核查，限期支付。");
    assertTellsNothing(as(CLERK).post(path + "/measure", measure).body());
    assertSaysNothing(ReportDownloads.docx(port, path, CLERK));
    assertSaysNothing(ReportDownloads.pdf(port, path, CLERK));
    var told = as("manager-1").get(path).body();
    assertEquals(accusing, texts(told.at("/figures/leftOut/" + BELOW)), "one below it as well");

    saidLaterIsLeftOutToo(spike, other);
    thatItIsNobodyIsCountedOnceSaid(spike);
  }

  private void aUnitIsNotTakenAwayFromWhatWasDrawnForIt(String path, JsonNode drafted) {
    var body = Map.of("seen", 1, "text", drafted.path("text"), "units", List.of("rsj"));
    var refused = as("manager-1").post(path + "/edit", body);
    assertEquals("DraftedForAnother", refused.why());
    assertEquals(ACCUSED, refused.body().path("unit").asString());
    assertEquals(ACCUSING, refused.body().path("orders").asInt());
  }

  // promise: docs/night.md «or of which nobody has said whom they accuse»
  private void thatItIsNobodyIsCountedOnceSaid(String spike) {
    name(unsaid.removeLast(), Order.Appeal.NOBODY);
    Await.until(() -> accused.listUnsaid(spike, Instant.EPOCH, Instant.now()).equals(unsaid));
    var wish = Map.of("incident", spike, "isAnother", true);
    var drafted = as("manager-1").post("/api/watch/reports", wish).body();
    String path = "/api/watch/reports/" + drafted.path("id").asString();
    assertAddsUp(redraft(path, 1, List.of(ACCUSED)), OTHERS + 1);
    assertAddsUp(redraft(path, 2, List.of()), OTHERS + ACCUSING + UNSAID);
    var body = Map.of("seen", 3, "text", drafted.path("text"), "units", List.of("wjw"));
    var refused = as("manager-1").post(path + "/edit", body);
    assertEquals("AccusedUnsaid", refused.why(), () -> refused.body().toString());
    assertEquals(UNSAID - 1, refused.body().path("orders").asInt());
  }

  private void name(String order, String unit) {
    int version = casework.find(order, DISPATCHER).orElseThrow().order().version();
    var named = casework.take(order, version, new Step.NameAccused(unit, "补充"), DISPATCHER);
    assertInstanceOf(Outcome.Decision.class, named);
  }

  /// Whom an order accuses is said between the draft and the signature.
  private void saidLaterIsLeftOutToo(String spike, String order) {
    var wish = Map.of("incident", spike, "isAnother", true);
    var drafted = as("manager-1").post("/api/watch/reports", wish).body();
    String path = "/api/watch/reports/" + drafted.path("id").asString();
    var body = Map.of("seen", 1, "text", drafted.path("text"), "units", List.of("rsj", ACCUSED));
    assertEquals(200, as("manager-1").post(path + "/edit", body).status());
    name(order, "rsj");
    var late = as("leader-1").post(path + "/sign", Map.of("seen", 2));
    assertEquals("UnitAccused", late.why());
    assertEquals(1, late.body().path("orders").asInt());
    assertEquals("rsj", late.body().path("unit").asString());
    assertEquals(404, as("clerk-rsj").get(path).status());
    assertAddsUp(redraft(path, 2, List.of("rsj", ACCUSED)), OTHERS - 1);
    assertEquals(200, as("leader-1").post(path + "/sign", Map.of("seen", 3)).status());
    assertEquals(OTHERS - 1, as("clerk-rsj").get(path).body().at("/figures/count").asInt());
  }

  // promise: docs/night.md «are for the hotline's own people»
  @Test
  void nobodyOfAUnitSeesTheWavesWholeCountsInWhateverRole() {
    String incident = "/api/watch/incidents/x";
    String spike = "/api/insight/spikes/x";
    var pages =
        List.of(
            "/api/watch/night",
            "/api/watch/incidents",
            incident,
            incident + "/course",
            incident + "/matter",
            "/api/watch/spikes/x/script-start",
            "/api/insight/topics",
            "/api/insight/series?topic=wages",
            "/api/insight/map",
            "/api/insight/spikes",
            spike,
            spike + "/orders");
    for (String page : pages) {
      assertEquals(403, as("editor-310101").get(page).status(), page);
      assertNotEquals(403, as("editor-1").get(page).status(), page);
    }
  }

  // promise: docs/night.md «fewer than half of the wave»
  @Test
  void aUnitThatMostOfTheWaveAccusesGetsNoReportOfIt() {
    for (int i = 0; i < OTHERS / 2; i++) {
      register(DraftBuilder.of(AppealType.HELP), "130201", "310115");
    }
    for (int i = 0; i < OTHERS; i++) {
      accuse(ACCUSED, "130201", "310115");
    }
    String spike = spike("1302", ACCUSED, OTHERS);
    var drafted = as("manager-1").post("/api/watch/reports", Map.of("incident", spike)).body();
    assertFalse(units(drafted).contains(ACCUSED), drafted.toString());
    assertAddsUp(drafted, OTHERS + OTHERS / 2);
    String path = "/api/watch/reports/" + drafted.path("id").asString();
    var body = Map.of("seen", 1, "text", drafted.path("text"), "units", List.of(BELOW));
    assertEquals("UnitAccused", as("manager-1").post(path + "/edit", body).why());
    var wish = Map.of("seen", 1, "units", List.of("dsj", BELOW));
    var refused = as("manager-1").post(path + "/redraft", wish);
    assertEquals("TooFewLeft", refused.why());
    assertEquals(List.of(BELOW), texts(refused.body().path("units")));
    assertEquals(OTHERS + OTHERS / 2, refused.body().path("whole").asInt());
    assertEquals(OTHERS, refused.body().path("orders").asInt());
    assertEquals(OTHERS / 2, refused.body().path("left").asInt());
  }

  /// Two units, each of which leaves enough, leave too few together.
  // promise: docs/night.md «one after the other as long as enough is left»
  @Test
  void unitsAreProposedAsLongAsEnoughIsLeft() {
    var both = List.of(ACCUSED, "d310101");
    for (int i = 0; i < OTHERS; i++) {
      register(DraftBuilder.of(AppealType.HELP), "150201", "310101");
      both.reversed().forEach(unit -> accuse(unit, "150201", unit.substring(1)));
    }
    String spike = spike("1502", ACCUSED, OTHERS);
    var drafted = as("manager-1").post("/api/watch/reports", Map.of("incident", spike)).body();
    assertEquals(1, units(drafted).stream().filter(both::contains).count(), drafted.toString());
    assertAddsUp(drafted, 2 * OTHERS);
    assertKnowsWhomItQuotes(drafted);
    String path = "/api/watch/reports/" + drafted.path("id").asString();
    var refused = as("manager-1").post(path + "/redraft", Map.of("seen", 1, "units", both));
    assertEquals("TooFewLeft", refused.why());
    assertEquals(both, texts(refused.body().path("units")));
    assertEquals(2 * OTHERS, refused.body().path("orders").asInt());
    assertEquals(OTHERS, refused.body().path("left").asInt());
    assertEquals(3 * OTHERS, refused.body().path("whole").asInt());
  }

  /// Each quote with the order that it was written in.
  private void assertKnowsWhomItQuotes(JsonNode drafted) {
    var quotes = drafted.at("/figures/quotes").valueStream().toList();
    assertFalse(quotes.isEmpty(), drafted.toString());
    assertEquals(
        texts(drafted.at("/text/appeals")),
        quotes.stream().map(quote -> quote.path("words").asString()).toList());
    for (JsonNode quote : quotes) {
      var order = casework.find(quote.path("order").asString(), DISPATCHER).orElseThrow().order();
      assertEquals(AppealType.HELP, order.appeal().type());
    }
  }

  private JsonNode redraft(String path, int seen, List<String> units) {
    var anew = as("manager-1").post(path + "/redraft", Map.of("seen", seen, "units", units));
    assertEquals(200, anew.status(), () -> anew.body().toString());
    return anew.body();
  }

  /// What a unit is given: each figure counts the others alone, and no word is of the left out.
  private void assertTellsNothing(JsonNode report) {
    assertCounts(report, OTHERS);
    for (String hidden : List.of("leftOut", "unsaid", "query", "quotes")) {
      assertTrue(report.at("/figures/" + hidden).isEmpty(), report.toString());
    }
    assertSaysNothing(report.toString());
  }

  private void assertSaysNothing(String told) {
    assertTrue(told.contains(OTHERS + "件"), told);
    assertFalse(told.contains("徐汇"), "where only what accuses it came from: " + told);
    assertFalse(told.contains("310104"), told);
    accusing.forEach(order -> assertFalse(told.contains(order), told));
    unsaid.forEach(order -> assertFalse(told.contains(order), told));
    for (int hidden :
        List.of(OTHERS + ACCUSING, ACCUSING, OTHERS + ACCUSING + UNSAID, OTHERS + UNSAID, UNSAID)) {
      assertFalse(counts(hidden).matcher(told).find(), told);
    }
  }

  /// So many, said of orders; what is usual at this hour ("约3件") may be any number.
  private static Pattern counts(int orders) {
    return Pattern.compile("(?<![0-9约])(?<!约\\s)" + orders + "件");
  }

  /// Sentence, districts, curve and the list behind are one number.
  private void assertAddsUp(JsonNode report, int count) {
    assertCounts(report, count);
    String query = report.at("/figures/query").asString();
    var behind = as("manager-1").get(query + "&limit=100");
    assertEquals(count, behind.body().path("items").size(), query);
  }

  private static void assertCounts(JsonNode report, int count) {
    var figures = report.path("figures");
    assertEquals(count, figures.path("count").asInt(), figures.toString());
    assertEquals(count, sum(figures.path("districts")));
    assertEquals(count, sum(figures.path("curve")), "nothing of the topic came before");
    assertTrue(report.at("/text/whyNow").asString().contains(count + "件"), report.toString());
  }

  private static int sum(JsonNode parts) {
    return parts.valueStream().mapToInt(part -> part.path("count").asInt()).sum();
  }

  private static List<String> units(JsonNode report) {
    return report.path("deliveries").valueStream().map(d -> d.path("unit").asString()).toList();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private String ofNobody(String category) {
    var complaint = DraftBuilder.of(AppealType.COMPLAINT).about(Order.Appeal.NOBODY);
    return register(complaint, category, "310115");
  }

  private String accuse(String unit, String category, String district) {
    return register(DraftBuilder.of(AppealType.COMPLAINT).about(unit), category, district);
  }

  private String register(DraftBuilder draft, String category, String district) {
    var written =
        draft
            .category(category)
            .told("拖欠工资", "三个月没有发工资，问了几次一直没有答复")
            .call("accused-" + Ids.next(Instant::now))
            .in(district, null, null)
            .draft();
    var registered = casework.register(written, List.of(), DOOR);
    return assertInstanceOf(Registration.Registered.class, registered).order().id();
  }

  /// The spike of a topic, once it counts all that accuse a unit and somebody is being woken. Facts
  /// are read in their order: when those that accuse, which came last, are counted, all are.
  private String spike(String topic, String unit, int orders) {
    Await.until(() -> !find(topic).isEmpty());
    String spike = find(topic);
    Await.until(() -> count(spike, unit) == orders);
    Await.until(() -> as("manager-1").get("/api/watch/incidents/" + spike).status() == 200);
    return spike;
  }

  private int count(String spike, String unit) {
    return accused
        .listAccusing(spike, Instant.EPOCH, Instant.now(), Set.of(unit))
        .getOrDefault(unit, List.of())
        .size();
  }

  private String find(String topic) {
    for (var spike : as("manager-1").get("/api/insight/spikes").body().path("items")) {
      if (spike.at("/topic/id").asString().equals(topic)) {
        return spike.path("id").asString();
      }
    }
    return "";
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
