package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.casework.CompletionReport;
import vigil.identity.web.ApiClient;
import vigil.kernel.RecordFields;

/// A report over the wire with each of its fields gone, null, empty, too long, of another kind or
/// what no database keeps: the refusal names the field, and the part is as it was (rules 5).
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportFieldsTest {
  private static final String DISTRICT = "310114";
  private static final String HANDLER = "handler-" + DISTRICT;

  /// Of a complaint whose facts are true and which is resolved.
  private static final Set<String> NEEDED =
      Set.of(
          "factFinding",
          "appealFinding",
          "siteCheck",
          "result",
          "replyPoints",
          "replyUnit",
          "repliedAt",
          "summary",
          "wayOfReply",
          "signatory",
          "contactAttempt");

  @LocalServerPort int port;
  private ApiOrder order;
  private Map<String, Object> whole = Map.of();
  private int version;

  @BeforeAll
  void aPartIsHandled() {
    order = ApiOrder.submitted(port, ApiOrder.draft("报告的字段", DISTRICT));
    order
        .take("dispatcher-1", "dispatch", Map.of("lead", "d" + DISTRICT))
        .takeOnPart("clerk-" + DISTRICT, "sign", Map.of())
        .takeOnPart(HANDLER, "contact", Map.of("reached", true))
        .takeOnPart(HANDLER, "handle", Map.of());
    whole = order.report();
    version = order.version();
  }

  /// One field, and what is put there; GONE leaves it out.
  record Sent(String field, String how, Object value, boolean isRefused) {
    @Override
    public String toString() {
      return field + " " + how;
    }
  }

  private static final Object GONE = new Object();
  private static final Object NULL = new Object();

  static Stream<Sent> everyFieldOfAReport() {
    return RecordFields.of(CompletionReport.class).flatMap(ReportFieldsTest::sent);
  }

  private static Stream<Sent> sent(RecordComponent part) {
    String field = part.getName();
    boolean isNeeded = NEEDED.contains(field);
    var all = new ArrayList<Sent>();
    all.add(new Sent(field, "gone", GONE, isNeeded));
    all.add(new Sent(field, "null", NULL, isNeeded));
    all.add(new Sent(field, "empty", "", isNeeded || part.getType().isEnum()));
    all.add(new Sent(field, "too long", "长".repeat(5000), true));
    all.add(new Sent(field, "of another kind", 5, true));
    all.add(new Sent(field, "a list", List.of("x"), true));
    if (part.getType() == String.class) {
      all.add(new Sent(field, "with a character that nothing keeps", "有\0话", true));
    }
    if (part.getType() == Instant.class) {
      all.add(new Sent(field, "beyond every calendar", "+294277-01-01T00:00:00Z", true));
      all.add(new Sent(field, "before every calendar", "-294277-01-01T00:00:00Z", true));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everyFieldOfAReport")
  void aReportWithAFieldMissingOrWrongIsRefusedByItsName(Sent sent) {
    if (!sent.isRefused()) {
      return; // it may be left out, and the report would be taken
    }
    var report = new HashMap<>(whole);
    report.remove(sent.field());
    if (sent.value() != GONE) {
      report.put(sent.field(), sent.value() == NULL ? null : sent.value());
    }
    var answer = reported(report);
    assertTrue(List.of(400, 422).contains(answer.status()), () -> sent + ": " + answer.body());
    boolean isNamed =
        StepFieldsTest.names(answer.body(), sent.field())
            || StepFieldsTest.names(answer.body(), "report." + sent.field())
            || isAboutTheContact(sent, answer);
    assertTrue(isNamed, () -> sent + ": " + answer.body());
    assertFalse(answer.body().path("detail").asString("").isBlank());
    assertEquals(version, order.version(), "nothing was taken");
  }

  private static boolean isAboutTheContact(Sent sent, ApiClient.Answer answer) {
    return answer.why().equals("ContactRecordMissing") && sent.field().equals("contactAttempt");
  }

  @Test
  void allThatAReportLacksIsNamedAtOnce() {
    var answer = reported(Map.of());
    assertEquals(422, answer.status(), () -> answer.body().toString());
    assertEquals("ReportIncomplete", answer.why());
    for (String field : NEEDED) {
      assertTrue(StepFieldsTest.names(answer.body(), field), () -> field + ": " + answer.body());
    }
  }

  /// A choice too: what is left open in a form is sent empty.
  @Test
  void whatAReportLeavesBlankIsNamedAsMissing() {
    var blank = new HashMap<String, Object>();
    NEEDED.forEach(field -> blank.put(field, ""));
    assertEquals(reported(Map.of()).body(), reported(blank).body());
  }

  private ApiClient.Answer reported(Map<String, Object> report) {
    return order.tryTakeOnPart(HANDLER, "report", Map.of("report", report));
  }
}
