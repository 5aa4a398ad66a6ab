package vigil.watch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.casework.DraftBuilder;
import vigil.casework.Registration;
import vigil.city.AppealType;
import vigil.city.WorkingDays;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.web.ApiClient;
import vigil.insight.PeriodFigures;
import vigil.insight.PeriodReading;
import vigil.insight.PeriodReading.Breakdown;
import vigil.insight.PeriodReading.ComparedDays;
import vigil.insight.PeriodReading.Dimension;
import vigil.insight.PeriodReading.Part;
import vigil.kernel.Await;
import vigil.watch.PeriodicReport.Kind;
import vigil.watch.life.ReportSchedule;
import vigil.watch.steps.PeriodicContentReader;
import vigil.watch.steps.PeriodicReports;

/// Periodic reports over HTTP: who may, once a period, and that each path lists what its figure
/// counts.
@ServerTest
class PeriodicReportHttpTest {
  private static final Staff DOOR = new Staff("door", "", "", Set.of(Role.AGENT), null, null);
  private static final int ORDERS = 25;

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired PeriodFigures figures;
  @Autowired PeriodicReports reports;
  @Autowired PeriodicContentReader material;
  @Autowired InstantSource clock;

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }

  private LocalDate today() {
    return WorkingDays.dayOf(clock.instant());
  }

  @Test
  void aReportIsWrittenOnceForAPeriodThatIsOverAndSignedByALeader() {
    var today = Map.of("kind", "DAILY", "day", today().toString());
    var early = as("manager-1").post("/api/watch/periodic-reports", today);
    assertEquals("PeriodNotOver", early.body().path("why").asString());
    var unknown = Map.of("kind", "MONTHLY", "day", today().minusYears(9).toString());
    var nothing = as("manager-1").post("/api/watch/periodic-reports", unknown);
    assertEquals("NothingKept", nothing.body().path("why").asString());

    LocalDate first = ReportSchedule.first(Kind.MONTHLY, today().minusMonths(1));
    var kept = reports.keep(Kind.MONTHLY, first, material.read(Kind.MONTHLY, first), "manager-1");
    String id = kept.id();
    JsonNode report = as("manager-1").get("/api/watch/periodic-reports/" + id).body();
    assertEquals("DRAFT", report.path("state").asString());
    assertEquals("manager-1", report.path("draftedBy").asString());

    String path = "/api/watch/periodic-reports/" + id;
    assertEquals(403, as("manager-1").post(path + "/sign", Map.of("seen", 1)).status());
    JsonNode signed = as("leader-1").post(path + "/sign", Map.of("seen", 1)).body();
    assertEquals("SIGNED", signed.path("state").asString());
    assertEquals("leader-1", signed.path("signedBy").asString());
    assertEquals(report.path("content"), as("manager-1").get(path).body().path("content"));
    assertTakenAsAFile(path);
    var again = as("leader-1").post(path + "/sign", Map.of("seen", 2));
    assertEquals("NotAllowedNow", again.body().path("why").asString());
    JsonNode listed = as("leader-1").get("/api/watch/periodic-reports?kind=MONTHLY").body();
    assertTrue(listed.path("items").toString().contains(id));
  }

  private void assertTakenAsAFile(String path) {
    var pdf = as("manager-1").whole(path + "/file?format=PDF");
    assertEquals(200, pdf.statusCode());
    assertTrue(pdf.body().startsWith("%PDF-"), pdf.body());
    assertTrue(pdf.headers().firstValue("Content-Disposition").orElse("").contains(".pdf"));
    var docx = as("leader-1").whole(path + "/file?format=DOCX&language=en");
    assertTrue(docx.body().startsWith("PK"), "a DOCX is a ZIP");
    assertEquals(403, as("clerk-310115").whole(path + "/file?format=PDF").statusCode());
  }

  // promise: docs/reports.md «each figure stands with the path that lists what it counts»
  @Test
  void whatAPathListsIsWhatItsFigureCounts() {
    var dice = new Random(11);
    int before = read().total().count();
    for (int i = 0; i < ORDERS; i++) {
      register(dice);
    }
    Await.until(() -> read().total().count() >= before + ORDERS);
    PeriodReading reading = read();
    for (Breakdown division : reading.breakdowns()) {
      if (division.by() != Dimension.TOPIC) {
        for (Part part : division.parts()) {
          assertEquals(part.tally().count(), count(part.opens()), part.opens());
        }
      }
    }
    reading.rapid().forEach(one -> assertEquals(one.tally().count(), count(one.opens())));
    reading.open().forEach(one -> assertEquals(one.open(), count(one.opens()), one.opens()));
    reading.figures().stream()
        .filter(one -> one.unit() == PeriodReading.Unit.ORDERS)
        .filter(one -> one.value() != null)
        .filter(one -> one.key().equals("orders") || one.key().equals("closed"))
        .forEach(one -> assertEquals(one.value(), (double) count(one.opens()), one.opens()));
  }

  private PeriodReading read() {
    LocalDate day = today();
    return figures.read(new ComparedDays(day, day, day.minusDays(1), day.minusDays(1)));
  }

  private int count(String path) {
    int rows = 0;
    String cursor = "";
    do {
      JsonNode page = as("manager-1").get(path + "&limit=200" + cursor).body();
      rows += page.path("items").size();
      cursor = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
    } while (!cursor.isEmpty());
    return rows;
  }

  private void register(Random dice) {
    var types = List.of(AppealType.HELP, AppealType.CONSULTATION, AppealType.SUGGESTION);
    // Of topics of which no other test counts the waves.
    var categories = List.of("120101", "120201", "120301");
    var draft =
        DraftBuilder.of(types.get(dice.nextInt(types.size())))
            .category(categories.get(dice.nextInt(categories.size())))
            .told("求助", "楼道的灯坏了，第" + dice.nextInt(1_000) + "次来问")
            .call("periodic-" + dice.nextLong())
            .in(dice.nextInt(3) == 0 ? null : "310115", null, null)
            .byNumber("139%08d".formatted(dice.nextInt(100_000_000)))
            .draft();
    var outcome = casework.register(draft, List.of(), DOOR);
    assertTrue(outcome instanceof Registration.Registered, outcome.toString());
  }
}
