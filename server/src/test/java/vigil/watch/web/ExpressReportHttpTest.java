package vigil.watch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.TestData;
import vigil.casework.Casework;
import vigil.casework.DraftBuilder;
import vigil.city.AppealType;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.web.ApiClient;
import vigil.insight.AccusedUnits;
import vigil.kernel.Await;
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

  private static final Staff DOOR = new Staff("door", "", "", Set.of(Role.AGENT), null, null);
  private static final int WAVE = 30;
  private static final int ACCUSING = 2;
  private static final String ACCUSED = "d310115";
  private static final String BELOW = "s310115004";

  @LocalServerPort int port;
  @Autowired SqlReports reports;
  @Autowired Casework casework;
  @Autowired AccusedUnits accused;

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
    assertNamesNobody(docx(path));
    assertNamesNobody(pdf(path));
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

  private static void assertNamesNobody(String told) {
    assertTrue(told.contains("黄码快报"), told);
    for (String hidden : List.of("王小明", "1390000", "301室")) {
      assertFalse(told.contains(hidden), () -> hidden + " in " + told);
    }
    assertTrue(told.contains("［电话］"), told);
  }

  private String docx(String path) throws Exception {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file(path, "DOCX")))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith("document.xml")) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no document in the DOCX");
  }

  private String pdf(String path) throws Exception {
    try (var reader = new PdfReader(file(path, "PDF"))) {
      return new PdfTextExtractor(reader).getTextFromPage(1);
    }
  }

  private byte[] file(String path, String format) throws Exception {
    var uri = URI.create("http://localhost:" + port + path + "/file?format=" + format);
    var asked =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + TestData.tokenIn(TestData.FOLDER))
            .header("X-Vigil-As", "clerk-dsj")
            .build();
    var answer = HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.ofByteArray());
    assertEquals(200, answer.statusCode());
    return answer.body();
  }

  // promise: docs/night.md «is not proposed and not taken»
  @Test
  void noReportGoesToAUnitThatItsWaveAccusesNorToOneBelow() {
    for (int i = 0; i < WAVE; i++) {
      register(i);
    }
    Await.until(() -> !spike().isEmpty());
    String spike = spike();
    Await.until(() -> accused.countBySpike(spike).getOrDefault(BELOW, 0) == ACCUSING);
    Await.until(() -> as("manager-1").get("/api/watch/incidents/" + spike).status() == 200);
    var drafted = as("manager-1").post("/api/watch/reports", Map.of("incident", spike)).body();
    assertFalse(drafted.path("deliveries").toString().contains(ACCUSED), drafted.toString());
    String path = "/api/watch/reports/" + drafted.path("id").asString();
    for (String unit : List.of(ACCUSED, BELOW)) {
      var body = Map.of("seen", 1, "text", drafted.path("text"), "units", List.of("dsj", unit));
      var refused = as("manager-1").post(path + "/edit", body);
      assertEquals(409, refused.status(), unit);
      assertEquals("UnitAccused", refused.why());
      assertEquals(unit, refused.body().path("unit").asString());
      assertEquals(ACCUSING, refused.body().path("orders").asInt());
    }
    var open = Map.of("seen", 1, "text", drafted.path("text"), "units", List.of("dsj"));
    assertEquals(200, as("manager-1").post(path + "/edit", open).status());
    accuse("dsj");
    Await.until(() -> accused.countBySpike(spike).containsKey("dsj"));
    var late = as("leader-1").post(path + "/sign", Map.of("seen", 2));
    assertEquals("UnitAccused", late.why(), "said between the edit and the signature");
    assertEquals(404, as("clerk-dsj").get(path).status());
  }

  private void register(int i) {
    if (i < ACCUSING) {
      accuse(ACCUSED);
    } else {
      register(DraftBuilder.of(AppealType.HELP));
    }
  }

  private void accuse(String unit) {
    register(DraftBuilder.of(AppealType.COMPLAINT).about(unit));
  }

  private void register(DraftBuilder draft) {
    casework.register(
        draft
            .category("090101")
            .told("拖欠工资", "三个月没有发工资，问了几次一直没有答复")
            .call("wages-" + Ids.next(Instant::now))
            .in("310115", null, null)
            .draft(),
        List.of(),
        DOOR);
  }

  private String spike() {
    for (var spike : as("manager-1").get("/api/insight/spikes").body().path("items")) {
      if (spike.at("/topic/id").asString().equals("wages")) {
        return spike.path("id").asString();
      }
    }
    return "";
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

  private String insert(Report.State state, Report.Text text) {
    var behind = new Report.Behind("/api/insight/spikes/x/orders", null);
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
