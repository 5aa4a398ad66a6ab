package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Assignment;
import vigil.casework.AssignmentStep;
import vigil.casework.CompletionReport;
import vigil.casework.CompletionReport.AppealFinding;
import vigil.casework.CompletionReport.FactFinding;
import vigil.casework.CompletionReport.Resolution;
import vigil.casework.CompletionReport.SiteCheck;
import vigil.casework.Order;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.AppealType;

/// What a completion report must say (rules 5.5).
class ReportRulesTest {
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");

  private final Fixture town = new Fixture();

  private static @Nullable Refusal judged(Order order, CompletionReport report) {
    return judged(order, report, MONDAY);
  }

  private static @Nullable Refusal judged(Order order, CompletionReport report, Instant at) {
    return ReportRules.findRefusal(order, order.findLead().orElseThrow(), report, at);
  }

  private static CompletionReport report(
      Order order,
      FactFinding finding,
      AppealFinding appeal,
      @Nullable String appealNote,
      SiteCheck site,
      Resolution result,
      @Nullable String whyUnresolved) {
    return new CompletionReport(
        new CompletionReport.Findings(
            finding, "现场核实", appeal, appealNote, site, site == SiteCheck.YES ? MONDAY : null),
        new CompletionReport.Solution(result, whyUnresolved),
        new CompletionReport.Reply("已办理", "花木街道", MONDAY, CompletionReport.ReplyWay.PHONE, null),
        "已办理",
        "李处长",
        null,
        order.findLead().orElseThrow().attempts().getLast().id());
  }

  private static CompletionReport plain(Order order, FactFinding finding, SiteCheck site) {
    return report(order, finding, AppealFinding.REASONABLE, null, site, Resolution.RESOLVED, null);
  }

  /// Whoever is asked for no look at a site need not say that there was none.
  @Test
  void ofASiteNothingIsSaidWhereNobodyLooks() {
    Order asked = town.handling(AppealType.CONSULTATION, MONDAY);
    assertNull(judged(asked, plain(asked, FactFinding.POLICY_EXISTS, unsaid())));
    Order looked = town.handling(AppealType.HELP, MONDAY);
    assertEquals(
        new Refusal.ReportIncomplete("siteCheck", List.of("YES", "NO", "NO_SITE")),
        judged(looked, plain(looked, FactFinding.TRUE, unsaid())));
  }

  /// As a body without the field is read.
  private static SiteCheck unsaid() {
    return JsonMapper.builder()
        .build()
        .readValue("{}", CompletionReport.Findings.class)
        .siteCheck();
  }

  @Test
  void anAppealFoundOtherSaysWhat() {
    Order order = town.handling(AppealType.HELP, MONDAY);
    for (String note : new String[] {null, " "}) {
      assertEquals(
          new Refusal.ReportIncomplete("appealNote", List.of()),
          judged(
              order,
              report(
                  order,
                  FactFinding.TRUE,
                  AppealFinding.OTHER,
                  note,
                  SiteCheck.YES,
                  Resolution.RESOLVED,
                  null)));
    }
    assertNull(
        judged(
            order,
            report(
                order,
                FactFinding.TRUE,
                AppealFinding.OTHER,
                "另有隐情",
                SiteCheck.YES,
                Resolution.RESOLVED,
                null)));
  }

  @Test
  void whatIsOnlyExplainedSaysWhyItIsNotResolved() {
    Order order = town.handling(AppealType.HELP, MONDAY);
    var bare =
        report(
            order,
            FactFinding.TRUE,
            AppealFinding.REASONABLE,
            null,
            SiteCheck.YES,
            Resolution.EXPLAINED,
            "");
    assertEquals(new Refusal.ReportIncomplete("whyUnresolved", List.of()), judged(order, bare));
    var whole =
        report(
            order,
            FactFinding.TRUE,
            AppealFinding.REASONABLE,
            null,
            SiteCheck.YES,
            Resolution.EXPLAINED,
            "列入计划");
    assertNull(judged(order, whole));
  }

  @Test
  void aSiteIsAskedForInComplaintHelpAndReportOnly() {
    for (AppealType type : AppealType.values()) {
      boolean asked =
          type == AppealType.COMPLAINT || type == AppealType.HELP || type == AppealType.REPORT;
      assertEquals(asked, ReportRules.asksForSite(type), type.name());
    }
    Order help = town.handling(AppealType.HELP, MONDAY);
    assertEquals(
        new Refusal.ReportIncomplete("siteCheck", List.of("YES", "NO", "NO_SITE")),
        judged(help, plain(help, FactFinding.TRUE, SiteCheck.NOT_ASKED)));
    assertNull(judged(help, plain(help, FactFinding.TRUE, SiteCheck.NO_SITE)));
    Order question = town.handling(AppealType.CONSULTATION, MONDAY);
    assertNull(judged(question, plain(question, FactFinding.NO_POLICY, SiteCheck.NOT_ASKED)));
  }

  /// Rules 5.5: everything that is missing is named at once, in the order of the form.
  @Test
  void anEmptyReportIsToldAllThatItLacks() {
    Order order = town.handling(AppealType.HELP, MONDAY);
    var empty = JsonMapper.builder().build().readValue("{}", CompletionReport.class);
    assertEquals(
        new Refusal.ReportIncomplete(
            List.of(
                "factFinding",
                "appealFinding",
                "siteCheck",
                "result",
                "replyPoints",
                "replyUnit",
                "repliedAt",
                "wayOfReply",
                "summary",
                "signatory",
                "contactAttempt"),
            "factFinding",
            List.of("TRUE", "PARTLY_TRUE", "UNTRUE")),
        judged(order, empty));
  }

  /// The minute after is not yet: nobody has replied or looked at a site in the future.
  @Test
  void aReplyThatIsYetToComeIsNone() {
    Order order = town.handling(AppealType.HELP, MONDAY);
    var report = plain(order, FactFinding.TRUE, SiteCheck.YES);
    assertNull(judged(order, report));
    assertEquals(
        new Refusal.ReportIncomplete(List.of("siteCheckAt", "repliedAt"), "siteCheckAt", List.of()),
        ReportRules.findRefusal(
            order, order.findLead().orElseThrow(), report, MONDAY.minusSeconds(60)));
  }

  /// The minute before: nobody has replied to an order, or looked at its site, before anybody had
  /// heard of it.
  @Test
  void aReplyOrALookBeforeTheOrderIsNone() {
    Instant later = MONDAY.plusSeconds(301);
    Order order = town.handling(AppealType.HELP, later);
    Assignment lead = order.findLead().orElseThrow();
    assertEquals(
        new Refusal.ReportIncomplete(List.of("siteCheckAt", "repliedAt"), "siteCheckAt", List.of()),
        ReportRules.findRefusal(order, lead, plain(order, FactFinding.TRUE, SiteCheck.YES), later));
    Order sooner = town.handling(AppealType.HELP, MONDAY.plusSeconds(300));
    assertNull(
        ReportRules.findRefusal(
            sooner,
            sooner.findLead().orElseThrow(),
            plain(sooner, FactFinding.TRUE, SiteCheck.YES),
            later),
        "clocks differ by five minutes at most");
  }

  /// Rules 3.18: the second time somebody has been there.
  @Test
  void aRecheckNeedsALookAtTheSite() {
    Order order = again(AppealType.HELP, FactFinding.TRUE, MONDAY);
    assertEquals(
        new Refusal.ReportIncomplete("siteCheck", List.of("YES")),
        judged(order, plain(order, FactFinding.TRUE, SiteCheck.NO)));
    assertNull(judged(order, plain(order, FactFinding.TRUE, SiteCheck.YES)));
    Order question = again(AppealType.CONSULTATION, FactFinding.NO_POLICY, MONDAY);
    assertNull(judged(question, plain(question, FactFinding.NO_POLICY, SiteCheck.NOT_ASKED)));
  }

  /// The look is another one: the first round's is not taken.
  @Test
  void aLookFromBeforeTheRecheckIsNone() {
    Instant second = MONDAY.plusSeconds(60);
    Order order = again(AppealType.HELP, FactFinding.TRUE, second);
    String contact = order.findLead().orElseThrow().attempts().getLast().id();
    assertEquals(
        new Refusal.ReportIncomplete("siteCheckAt", List.of()),
        judged(order, reportOf(FactFinding.TRUE, null, MONDAY, contact), second));
    assertNull(judged(order, reportOf(FactFinding.TRUE, null, second, contact), second));
  }

  private Order again(AppealType type, FactFinding finding, Instant second) {
    Order order = town.handling(type, MONDAY);
    String lead = Fixture.lead(order);
    var handler = Fixture.handler(Fixture.DISTRICT);
    var site = ReportRules.asksForSite(type) ? SiteCheck.YES : SiteCheck.NOT_ASKED;
    var first = new AssignmentStep.Report(plain(order, finding, site));
    order = town.after(order, lead, handler, first, MONDAY);
    order =
        town.after(order, lead, Fixture.REVIEWER, new AssignmentStep.Review(true, null), MONDAY);
    order = town.after(order, Fixture.REVIEWER, new Step.Audit(true, null), MONDAY);
    order = town.after(order, Fixture.CALLER, new Step.Recheck("leader", "不满意"), MONDAY);
    var dispatch = new Step.Dispatch(Fixture.DISTRICT, List.of(), List.of());
    order = town.after(order, Fixture.DISPATCHER, dispatch, second);
    lead = Fixture.lead(order);
    order =
        town.after(order, lead, Fixture.clerk(Fixture.DISTRICT), new AssignmentStep.Sign(), second);
    return town.after(order, lead, handler, Fixture.reached(), second);
  }

  @Test
  void eachTypeOfAppealHasItsOwnFindings() {
    assertTrue(ReportRules.findings(AppealType.SUGGESTION).contains(FactFinding.DECLINED));
    assertFalse(ReportRules.findings(AppealType.SUGGESTION).contains(FactFinding.TRUE));
    assertEquals(3, ReportRules.findings(AppealType.REPORT).size());
    assertEquals(3, ReportRules.findings(AppealType.CONSULTATION).size());
  }

  private static CompletionReport reportOf(
      FactFinding finding, @Nullable String note, @Nullable Instant siteCheckAt, String contact) {
    return new CompletionReport(
        new CompletionReport.Findings(
            finding,
            note,
            CompletionReport.AppealFinding.REASONABLE,
            null,
            CompletionReport.SiteCheck.YES,
            siteCheckAt),
        new CompletionReport.Solution(CompletionReport.Resolution.RESOLVED, null),
        new CompletionReport.Reply("已当面答复", "花木街道", MONDAY, CompletionReport.ReplyWay.PHONE, null),
        "已办理",
        "李处长",
        null,
        contact);
  }

  @Test
  void aReportSaysWhatItsTypeOfAppealAsksFor() {
    Order order = town.handling(AppealType.HELP, MONDAY);
    Assignment lead = order.findLead().orElseThrow();
    String contact = lead.attempts().getLast().id();
    Instant seen = MONDAY;
    assertNull(judged(order, reportOf(FactFinding.TRUE, null, seen, contact)));
    assertInstanceOf(
        Refusal.ReportIncomplete.class,
        judged(order, reportOf(FactFinding.ADOPTED, null, seen, contact)));
    for (String bare :
        List.of("不属实", "不属实。", "“不 属实”！", "untrue.", "PARTLY_TRUE", "Partly true.", "……")) {
      assertEquals(
          new Refusal.ReportIncomplete("factNote", List.of()),
          judged(order, reportOf(FactFinding.UNTRUE, bare, seen, contact)));
    }
    assertNull(judged(order, reportOf(FactFinding.UNTRUE, "现场查看未见占道", seen, contact)));
    assertEquals(
        new Refusal.ReportIncomplete("siteCheckAt", List.of()),
        judged(order, reportOf(FactFinding.TRUE, null, null, contact)));
    assertEquals(
        new Refusal.ContactRecordMissing(),
        judged(order, reportOf(FactFinding.TRUE, null, seen, "another")));
  }
}
