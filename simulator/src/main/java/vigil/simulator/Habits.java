package vigil.simulator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.CompletionReport;
import vigil.casework.Order;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// What people do with an order and how long it takes them. Most are in time; some units are slow,
/// some reports are sent back, some citizens are not satisfied and some cannot be reached.
final class Habits {
  private static final double HOUR = 3600;

  /// The next step on an order.
  ///
  /// @param what a kind of step; its content is decided when it is taken
  record Next(What what, Actor by, long afterSeconds) {}

  enum What {
    DISPATCH,
    SIGN,
    CONTACT,
    HANDLE,
    REPORT,
    REVIEW,
    AUDIT,
    CALL_BACK,
    RECHECK
  }

  private final Chance chance;

  Habits(Chance chance) {
    this.chance = chance;
  }

  /// Domain 10: 80 % of consultations are answered on the spot.
  boolean isAnsweredAtOnce(Order order) {
    return order.appeal().type() == AppealType.CONSULTATION && chance.is(0.8);
  }

  /// Null when nobody has anything to do.
  @Nullable Next next(Order order) {
    double haste = order.appeal().urgency() == Urgency.URGENT ? 0.05 : 1;
    return switch (order.state()) {
      case PENDING_DISPATCH, RECHECK ->
          next(What.DISPATCH, Town.DISPATCHER, haste * chance.logNormal(0.5 * HOUR, 0.8));
      case IN_HANDLING -> order.lead().map(lead -> unit(lead, haste)).orElse(null);
      case UNDER_REVIEW -> next(What.AUDIT, Town.REVIEWER, chance.logNormal(2 * HOUR, 0.6));
      case PENDING_CALLBACK -> callBack(order);
      case DRAFT,
          ANSWERED,
          CONFERRING,
          SHELVED,
          DIFFICULT,
          TRANSFERRED_EMERGENCY,
          NOT_ACCEPTED,
          CLOSED,
          ARCHIVED,
          MERGED,
          WITHDRAWN ->
          null;
    };
  }

  private @Nullable Next unit(Assignment lead, double haste) {
    var clerk = Town.clerk(lead.unit());
    var handler = Town.handler(lead.unit());
    return switch (lead.state()) {
      case DISPATCHED -> next(What.SIGN, clerk, haste * chance.logNormal(3 * HOUR, 0.9));
      case SIGNED -> next(What.CONTACT, handler, haste * chance.logNormal(4 * HOUR, 0.9));
      case CONTACTED, SENT_BACK ->
          next(What.HANDLE, handler, haste * chance.logNormal(2 * HOUR, 0.7));
      case HANDLING -> next(What.REPORT, handler, haste * chance.logNormal(22 * HOUR, 1.1));
      case REPORTED -> next(What.REVIEW, Town.REVIEWER, haste * chance.logNormal(2 * HOUR, 0.6));
      case ACCEPTED, RETURN_PENDING, RETURNED, CANCELLED -> null;
    };
  }

  private Next callBack(Order order) {
    boolean isUnhappy =
        !order.callbacks().isEmpty()
            && order.callbacks().getLast().result() == Order.CallbackResult.DISSATISFIED;
    return isUnhappy
        ? next(What.RECHECK, Town.CALLER, 0.5 * HOUR)
        : next(What.CALL_BACK, Town.CALLER, chance.logNormal(6 * HOUR, 0.6));
  }

  private static Next next(What what, Actor by, double seconds) {
    return new Next(what, by, (long) seconds);
  }

  /// The step itself, decided now.
  ///
  /// @param lead whose duty it is by the dispatch directory
  Step step(Order order, Next next, String lead, Instant at) {
    return switch (next.what()) {
      case DISPATCH -> new Step.Dispatch(lead, List.of(), List.of());
      case SIGN -> new Step.Sign();
      case CONTACT ->
          chance.is(0.88)
              ? Step.Contact.withCitizen()
              : new Step.Contact(false, Assignment.Failure.NO_ANSWER, null);
      case HANDLE -> new Step.Handle();
      case REPORT -> new Step.Report(report(order, at));
      case REVIEW -> new Step.Review(chance.is(0.94), null);
      case AUDIT -> new Step.Audit(chance.is(0.96), null);
      case CALL_BACK -> new Step.CallBack(Order.CallbackWay.PHONE, answer(order), true, true, null);
      case RECHECK -> new Step.Recheck("leader-1", "市民不满意，问题未解决");
    };
  }

  /// A second time nobody is unhappy: the leader took part.
  private Order.CallbackResult answer(Order order) {
    double luck = chance.between(0, 1);
    if (luck < 0.09 && order.round() == 1) {
      return Order.CallbackResult.DISSATISFIED;
    }
    if (luck < 0.22) {
      return Order.CallbackResult.UNREACHABLE;
    }
    return luck < 0.85 ? Order.CallbackResult.SATISFIED : Order.CallbackResult.ACCEPTED;
  }

  private CompletionReport report(Order order, Instant at) {
    boolean isSite =
        switch (order.appeal().type()) {
          case COMPLAINT, HELP, REPORT -> true;
          case SUGGESTION, PRAISE, CONSULTATION -> false;
        };
    var finding =
        switch (order.appeal().type()) {
          case COMPLAINT, HELP, REPORT -> CompletionReport.FactFinding.TRUE;
          case SUGGESTION, PRAISE -> CompletionReport.FactFinding.NOTED;
          case CONSULTATION -> CompletionReport.FactFinding.POLICY_EXISTS;
        };
    boolean isSolved = chance.is(0.85);
    var attempts = order.lead().map(Assignment::attempts).orElse(List.of());
    return new CompletionReport(
        finding,
        "情况已当面核实",
        CompletionReport.AppealFinding.REASONABLE,
        null,
        isSite ? CompletionReport.SiteCheck.YES : CompletionReport.SiteCheck.NOT_ASKED,
        isSite ? at : null,
        isSolved ? CompletionReport.Outcome.RESOLVED : CompletionReport.Outcome.EXPLAINED,
        isSolved ? null : "需列入年度计划",
        "承办单位已联系市民并处理。",
        "已联系市民，现场查看并处理。",
        CompletionReport.ReplyWay.PHONE,
        "signatory-1",
        null,
        null,
        attempts.isEmpty() ? null : attempts.getLast().id());
  }
}
