package vigil.casework.steps;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderTextMask;
import vigil.casework.Progress;
import vigil.casework.life.OrderNumbers;
import vigil.casework.store.SqlOrderQueries;
import vigil.casework.store.SqlOrders;
import vigil.kernel.Ledger;

/// How far an order is, for the citizen who holds its code.
@Component
class CitizenProgress {
  private final SqlOrders orders;
  private final SqlOrderQueries lists;
  private final Ledger ledger;

  CitizenProgress(SqlOrders orders, SqlOrderQueries lists, Ledger ledger) {
    this.orders = orders;
    this.lists = lists;
    this.ledger = ledger;
  }

  Optional<Progress> find(String number, String code) {
    if (!OrderNumbers.isValid(number)) {
      return Optional.empty();
    }
    return lists
        .findId(number)
        .filter(id -> lists.isCode(id, code))
        .flatMap(orders::find)
        .map(this::progress);
  }

  /// A merged citizen is told of the order that the own one was merged into.
  private Progress progress(Order own) {
    Order order = orders.findMergedInto(own).orElse(own);
    Assignment lead = order.findLead().orElse(null);
    var contents = lists.getContents(own.id());
    var reports = lists.reports(order.id());
    var report = lead == null || order.state().isOpen() ? null : reports.get(lead.id());
    boolean reported =
        lead != null
            && (lead.state() == AssignmentState.REPORTED
                || lead.state() == AssignmentState.ACCEPTED);
    return new Progress(
        own.id(),
        own.number(),
        own.state(),
        contents.account().title(),
        new Progress.Dots(
            own.origin().at(),
            lead == null ? null : lead.mandate().assignedAt(),
            reported ? reportedAt(order) : null,
            order.closedAt()),
        lead == null ? null : lead.unit(),
        order.dues().citizen(),
        report == null ? null : told(report.reply().publicReply(), own, order));
  }

  /// Who was merged reads the answer to another, with a mark for what is found of a person.
  private @Nullable String told(@Nullable String reply, Order own, Order order) {
    return reply == null || own.id().equals(order.id())
        ? reply
        : OrderTextMask.ofAnother(lists.getContents(order.id()).citizen()).apply(reply);
  }

  private @Nullable Instant reportedAt(Order order) {
    return ledger.listBySubject(order.id(), OrderViews.LONGEST_LIFE).stream()
        .filter(e -> e.is(OrderFact.Reported.class))
        .map(e -> e.at())
        .reduce((one, later) -> later)
        .orElse(null);
  }
}
