package vigil.portal.web;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import vigil.casework.AssignmentStep;
import vigil.casework.Casework;
import vigil.casework.CompletionReport;
import vigil.casework.Order;
import vigil.casework.OrderVisibility;
import vigil.casework.Outcome;
import vigil.casework.Step;
import vigil.identity.Identity;
import vigil.identity.Staff;

/// Takes an order through the hands of the demo's staff, by the doors.
public final class OrderWalkthrough {
  private final Casework casework;
  private final Identity identity;

  public OrderWalkthrough(Casework casework, Identity identity) {
    this.casework = casework;
    this.identity = identity;
  }

  /// Dispatched to Pudong, signed, contacted, reported, reviewed and audited.
  public void untilCallback(String number) {
    Order order = order(number, "dispatcher-1");
    take(order.id(), order, new Step.Dispatch("d310115", List.of(), List.of()), "dispatcher-1");
    assignment(number, new AssignmentStep.Sign(), "clerk-310115");
    contact(number);
    assignment(number, new AssignmentStep.Handle(), "handler-310115");
    assignment(number, new AssignmentStep.Report(report(number)), "handler-310115");
    assignment(number, new AssignmentStep.Review(true, null), "reviewer-1");
    order = order(number, "reviewer-1");
    take(order.id(), order, new Step.Audit(true, null), "reviewer-1");
  }

  /// The hotline asks a citizen who is hidden from the unit.
  private void contact(String number) {
    Order order = order(number, "dispatcher-1");
    if (!OrderVisibility.hidesCaller(order)) {
      assignment(number, new AssignmentStep.Contact(true, null, null), "handler-310115");
      return;
    }
    assignment(number, new AssignmentStep.AskRelay("几点最吵"), "handler-310115");
    order = order(number, "callback-1");
    var told = new Step.Relay(null, true, null, "每晚十点以后", null);
    take(order.id(), order, told, "callback-1");
  }

  public String leadOf(String number) {
    return order(number, "dispatcher-1").findLead().orElseThrow().unit();
  }

  private CompletionReport report(String number) {
    var attempt = order(number, "handler-310115").findLead().orElseThrow().attempts().getLast();
    return new CompletionReport(
        new CompletionReport.Findings(
            CompletionReport.FactFinding.TRUE,
            null,
            CompletionReport.AppealFinding.REASONABLE,
            null,
            CompletionReport.SiteCheck.NO_SITE,
            null),
        new CompletionReport.Solution(CompletionReport.Resolution.RESOLVED, null),
        new CompletionReport.Reply(
            "已安排透析。", "浦东新区城运中心", attempt.at(), CompletionReport.ReplyWay.PHONE, "已安排透析。"),
        "已联系医院，安排床位。",
        "钱勤",
        null,
        attempt.id());
  }

  private void assignment(String number, Step step, String staff) {
    Order order = order(number, staff);
    take(order.findLead().orElseThrow().id(), order, step, staff);
  }

  private void take(String id, Order order, Step step, String staff) {
    assertInstanceOf(
        Outcome.Decision.class,
        casework.take(id, order.version(), step, staff(staff)),
        () -> step + " by " + staff);
  }

  private Order order(String number, String staff) {
    return casework.find(number, staff(staff)).orElseThrow().order();
  }

  private Staff staff(String id) {
    return identity.findStaff(id).orElseThrow();
  }
}
