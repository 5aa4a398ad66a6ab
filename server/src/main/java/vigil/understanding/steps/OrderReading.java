package vigil.understanding.steps;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.casework.CompletionReport;
import vigil.casework.CompletionReport.FactFinding;
import vigil.casework.ContactCall;
import vigil.casework.Order;
import vigil.casework.Order.CallbackAttempt;
import vigil.casework.Order.CallbackResult;
import vigil.casework.OrderDetails;
import vigil.casework.OrderFact;
import vigil.casework.OrderVisibility;
import vigil.city.WorkingDays;
import vigil.understanding.life.quality.CheckedOrder;

/// Reads an order the way the checks want it.
final class OrderReading {
  private final OrderDetails details;
  private final Order order;
  private final List<ContactCall> calls;

  OrderReading(OrderDetails details, List<ContactCall> calls) {
    this.details = details;
    this.order = details.order();
    this.calls = calls;
  }

  CheckedOrder appealOnly() {
    return new CheckedOrder(appeal(), null, null, null);
  }

  /// An agent's own answer.
  ///
  /// @param doNotPromise what the script that it was given by forbids
  /// @param scripted what that script says itself
  CheckedOrder answered(
      String words, Instant at, List<String> doNotPromise, List<String> scripted) {
    var reply = new CheckedOrder.Reply(words, false, "", "", "", day(at), doNotPromise, scripted);
    return new CheckedOrder(appeal(), reply, null, null);
  }

  /// A unit's report; empty where the report is gone.
  Optional<CheckedOrder> reported(String assignment, Instant at) {
    return Optional.ofNullable(details.reports().get(assignment))
        .map(report -> new CheckedOrder(appeal(), reply(report, at), contact(assignment), null));
  }

  /// With the end, and the last report of it.
  CheckedOrder closed(OrderFact.Closed closed) {
    CheckedOrder.Reply reply =
        order.assignments().stream()
            .filter(part -> details.reports().containsKey(part.id()))
            .max(Comparator.comparingInt(part -> part.round()))
            .map(part -> Objects.requireNonNull(details.reports().get(part.id())))
            .map(report -> reply(report, closed.on().at()))
            .orElse(null);
    return new CheckedOrder(appeal(), reply, null, closing(closed));
  }

  private CheckedOrder.Appeal appeal() {
    var account = details.account();
    String place =
        Stream.of(
                details.addresses().address(),
                account.wishes(),
                details.addresses().accusedAddress())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n"));
    return new CheckedOrder.Appeal(
        order.appeal().type(),
        text(account.words()),
        account.title(),
        account.description(),
        place);
  }

  private static CheckedOrder.Reply reply(CompletionReport report, Instant at) {
    var findings = report.findings();
    Instant replied = report.reply().repliedAt();
    return new CheckedOrder.Reply(
        text(report.reply().replyPoints()),
        findings.factFinding() != FactFinding.TRUE,
        text(findings.factNote()),
        text(report.reply().publicReply()),
        text(report.summary()),
        day(replied == null ? at : replied),
        List.of());
  }

  /// Null where the unit does not answer for it: the citizen of a hidden caller's order is spoken
  /// to by the hotline alone (rules 9.4).
  private CheckedOrder.@Nullable Contact contact(String assignment) {
    boolean claimed =
        order.findAssignment(assignment).stream()
            .flatMap(part -> part.attempts().stream())
            .anyMatch(attempt -> attempt.reached() && attempt.call() == null);
    if (claimed && OrderVisibility.hidesCaller(order)) {
      return null;
    }
    int reached =
        (int) calls.stream().filter(call -> call.result() == ContactCall.Result.REACHED).count();
    return new CheckedOrder.Contact(claimed, reached);
  }

  private CheckedOrder.Closing closing(OrderFact.Closed closed) {
    boolean asSettled =
        switch (closed.ending()) {
          case SATISFIED, ACCEPTED, ANSWERED -> true;
          case UNREACHABLE, WAIVED, DISSATISFIED -> false;
        };
    List<CallbackAttempt> reached =
        order.callbacks().stream()
            .filter(attempt -> attempt.result() != CallbackResult.UNREACHABLE)
            .toList();
    CallbackAttempt last = reached.isEmpty() ? null : reached.getLast();
    boolean saidUnsolved =
        last != null
            && (last.result() == CallbackResult.DISSATISFIED
                || Boolean.FALSE.equals(last.solved()));
    return new CheckedOrder.Closing(
        day(closed.on().at()), asSettled, last == null ? "" : lastAnswer(), saidUnsolved);
  }

  /// What the citizen said at the last callback.
  private String lastAnswer() {
    var answers = new ArrayList<String>();
    for (var event : details.history()) {
      if (event.is(OrderFact.CalledBack.class)) {
        answers.add(text(event.words()));
      }
    }
    return answers.isEmpty() ? "" : answers.getLast();
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, WorkingDays.SHANGHAI);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
