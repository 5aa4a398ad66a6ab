package vigil.watch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.web.ApiOrder;
import vigil.identity.web.ApiClient;
import vigil.kernel.Ids;
import vigil.watch.Report;
import vigil.watch.Report.Delivery;
import vigil.watch.store.SqlReports;

/// An express report as its units see it, and what they answer.
@ServerTest
class ExpressReportHttpTest {
  private static final Instant SENT = Instant.parse("2022-04-17T22:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2022-04-18");
  private static final String MEASURE = "修正比对规则，3时前全部复核。";

  @LocalServerPort int port;
  @Autowired SqlReports reports;

  @Test
  void aUnitThatAReportIsNotSentToLearnsNothingOfItByTrying() {
    for (String path : List.of(insert(Report.State.DRAFT, text("健康码变黄")), sent())) {
      for (int seen : List.of(1, 77)) {
        var received = as("clerk-310101").post(path + "/receive", Map.of("seen", seen));
        assertEquals(404, received.status(), () -> received.body().toString());
        var measured = as("clerk-310101").post(path + "/measure", measure(seen, DAY));
        assertEquals(404, measured.status(), () -> measured.body().toString());
      }
    }
  }

  // promise: docs/night.md «A measure is given once and stands»
  // promise: web/src/watch/zh.ts «措施只答复一次，答复后不能修改»
  @Test
  void aMeasureThatWasGivenStands() {
    String path = sent();
    var first = as("clerk-dsj").post(path + "/measure", measure(1, DAY)).body();
    var again = measure(2, DAY.plusDays(3));
    again.put("measure", "另有安排。");
    var second = as("clerk-dsj").post(path + "/measure", again);
    assertEquals(409, second.status());
    assertEquals("AlreadyMeasured", second.why());
    var delivery = own(as("manager-1").get(path).body());
    assertEquals(MEASURE, delivery.path("measure").asString());
    assertEquals(own(first).path("measuredAt"), delivery.path("measuredAt"), "the curve's mark");
    assertEquals("SIGNED", first.path("state").asString(), "wjw still owes its measure");
  }

  @Test
  void whatOneUnitAnswersMakesNothingStaleForAnother() {
    String path = sent();
    assertEquals(200, as("clerk-dsj").post(path + "/receive", Map.of("seen", 1)).status());
    var other = as("clerk-wjw").post(path + "/receive", Map.of("seen", 1));
    assertEquals(200, other.status(), () -> other.body().toString());
    var measured = as("clerk-dsj").post(path + "/measure", measure(1, DAY));
    assertEquals(200, measured.status(), () -> measured.body().toString());
    assertEquals("Stale", as("clerk-wjw").post(path + "/measure", measure(77, DAY)).why());
  }

  @Test
  void theDayOfAMeasureLiesWithinAYearOfTheReport() {
    String path = sent();
    for (var day : List.of(DAY.minusDays(1), DAY.plusYears(1).plusDays(1), LocalDate.MAX)) {
      var refused = as("clerk-dsj").post(path + "/measure", measure(1, day));
      assertEquals(400, refused.status(), day.toString());
      assertEquals("BadInput", refused.why());
      assertEquals("by", refused.body().path("field").asString());
    }
    assertEquals(
        "by",
        as("clerk-dsj")
            .post(path + "/measure", measure(9, DAY.minusDays(1)))
            .body()
            .path("field")
            .asString(),
        "what was sent is looked at before how the report stands");
    var last = as("clerk-dsj").post(path + "/measure", measure(1, DAY.plusYears(1)));
    assertEquals(200, last.status(), () -> last.body().toString());
    var first = as("clerk-wjw").post(path + "/measure", measure(2, DAY));
    assertEquals(200, first.status(), () -> first.body().toString());
  }

  @Test
  void aMeasureNeedsNoDay() {
    String path = sent();
    var given = as("clerk-dsj").post(path + "/measure", measure(1, null));
    assertTrue(own(given.body()).path("by").isNull());
    assertFalse(own(given.body()).path("measuredAt").isNull());
  }

  // promise: docs/night.md «What a person writes into it is masked when it is saved»
  // promise: web/src/watch/zh.ts «识别出的姓名、电话、门牌等，保存时自动隐去»
  @Test
  void whatAManagerWritesReachesNoUnitWithANameOrANumber() throws Exception {
    String path = insert(Report.State.DRAFT, text("健康码变黄"));
    var words = "我叫王小明，电话13900000001，住花木路12号301室。";
    var body = Map.of("title", "黄码快报", "topic", "黄码", "whyNow", words, "suggestion", words);
    var text = new HashMap<String, Object>(body);
    text.put("appeals", List.of(words));
    var edited =
        as("manager-1")
            .post(path + "/edit", Map.of("seen", 1, "text", text, "units", List.of("dsj")));
    assertEquals(200, edited.status(), () -> edited.body().toString());
    assertNamesNobody(edited.body().path("text").toString());
    assertEquals(200, as("leader-1").post(path + "/sign", Map.of("seen", 2)).status());
    assertNamesNobody(as("clerk-dsj").get(path).body().path("text").toString());
    assertNamesNobody(as("clerk-dsj").get("/api/watch/reports?limit=50").body().toString());
    assertNamesNobody(ReportDownloads.docx(port, path, "clerk-dsj"));
    assertNamesNobody(ReportDownloads.pdf(port, path, "clerk-dsj"));
  }

  @Test
  void aTextWithAPartMissingIsRefusedByItsName() {
    String path = insert(Report.State.DRAFT, text("健康码变黄"));
    var part = Map.of("title", "黄码快报", "topic", "黄码", "whyNow", "多", "appeals", List.of());
    var refused =
        as("manager-1")
            .post(path + "/edit", Map.of("seen", 1, "text", part, "units", List.of("dsj")));
    assertEquals(400, refused.status(), () -> refused.body().toString());
    assertEquals("suggestion", refused.body().path("field").asString());
  }

  // promise: docs/night.md «no report is saved or signed that still says a quote it was drafted
  // with»
  @Test
  void nobodyIsQuotedWhoAskedNotToBeKnownAfterItWasDrafted() {
    String said = "“核酸阴性却变黄码，进不了小区，不知道找谁”（浦东新区）";
    var draft = ApiOrder.draft("变黄码的求助", "310115");
    draft.put("type", "HELP");
    var known = ApiOrder.submitted(port, draft);
    draft.put("contact", "call-of-another");
    draft.put("anonymous", true);
    var hidden = ApiOrder.submitted(port, draft);
    String path = insert(Report.State.DRAFT, text(said), new Report.Quote(known.id(), said));
    var first = edit(path, 1, said);
    assertEquals(200, first.status(), () -> first.body().toString());
    hidden.take("dispatcher-1", "merge", Map.of("into", known.id()));
    var refused = as("leader-1").post(path + "/sign", Map.of("seen", 2));
    assertEquals("QuoteWithdrawn", refused.why(), () -> refused.body().toString());
    assertEquals(said, refused.body().path("quotes").path(0).asString());
    assertEquals("QuoteWithdrawn", edit(path, 2, "“核酸阴性变黄码，进不了小区”").why(), "shortened");
    var moved = written("“买不到菜”");
    moved.put("whyNow", "来电增多，有人说核酸阴性却变黄码，进不了小区，不知道找谁。");
    assertEquals("QuoteWithdrawn", edit(path, 2, moved).why(), "moved into a sentence");
    assertEquals(200, edit(path, 2, "“买不到菜”").status());
    assertEquals(200, as("leader-1").post(path + "/sign", Map.of("seen", 3)).status());
    var told = as("clerk-dsj").get(path).body();
    assertTrue(told.at("/figures/quotes").isEmpty(), told::toString);
    assertFalse(told.toString().contains(known.id()));
  }

  private static Map<String, Object> written(String... appeals) {
    var text = new HashMap<String, Object>();
    List.of("title", "topic", "whyNow", "suggestion").forEach(part -> text.put(part, "快报"));
    text.put("appeals", List.of(appeals));
    return text;
  }

  private ApiClient.Answer edit(String path, int seen, String... appeals) {
    return edit(path, seen, written(appeals));
  }

  private ApiClient.Answer edit(String path, int seen, Map<String, Object> text) {
    return as("manager-1")
        .post(path + "/edit", Map.of("seen", seen, "text", text, "units", List.of("dsj")));
  }

  @Test
  void whatIsTypicalIsSaidInAFewLines() {
    String path = insert(Report.State.DRAFT, text("健康码变黄"));
    var lines = Stream.generate(() -> "黄码").limit(11).toArray(String[]::new);
    for (String[] wrong : new String[][] {lines, {"黄".repeat(501)}, {" "}}) {
      assertEquals("appeals", edit(path, 1, wrong).body().path("field").asString());
    }
    assertEquals(200, edit(path, 1).status(), "none is quoted where nobody may be");
  }

  private static void assertNamesNobody(String told) {
    assertTrue(told.contains("黄码快报"), told);
    for (String hidden : List.of("王小明", "1390000", "301室")) {
      assertFalse(told.contains(hidden), () -> hidden + " in " + told);
    }
    assertTrue(told.contains("［电话］"), told);
  }

  private static Map<String, Object> measure(int seen, @Nullable LocalDate by) {
    var body = new HashMap<String, Object>(Map.of("seen", seen, "measure", MEASURE));
    body.put("by", by == null ? null : by.toString());
    return body;
  }

  private static JsonNode own(JsonNode report) {
    return report
        .path("deliveries")
        .valueStream()
        .filter(one -> one.path("unit").asString().equals("dsj"))
        .findFirst()
        .orElseThrow();
  }

  /// A report that went to two units.
  private String sent() {
    return insert(Report.State.SIGNED, text("健康码变黄"));
  }

  private static Report.Text text(String appeal) {
    return new Report.Text("快报", "黄码", "来电增多", List.of(appeal), "请研判");
  }

  private String insert(Report.State state, Report.Text text, Report.Quote... quotes) {
    var behind =
        new Report.Behind(
            "/api/insight/spikes/x/orders", null, Map.of(), List.of(), List.of(quotes));
    var drafted = Report.Authors.drafting("manager-1", SENT);
    var report =
        new Report(
            Ids.next(() -> SENT),
            1,
            state,
            "express-report",
            text,
            new Report.Figures(SENT, SENT, 0, 0, null, List.of(), List.of(), behind),
            List.of(Delivery.to("dsj"), Delivery.to("wjw")),
            state == Report.State.DRAFT ? drafted : drafted.signed("leader-1", SENT));
    reports.insert(report);
    return "/api/watch/reports/" + report.id();
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
