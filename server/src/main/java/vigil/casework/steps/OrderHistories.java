package vigil.casework.steps;

import java.util.List;
import vigil.casework.OrderFact;
import vigil.casework.life.DueTimeRecalculation;
import vigil.city.LimitHistory;
import vigil.city.WorkingDays;
import vigil.kernel.Ledger;

/// Whole lives of orders, read back from the ledger.
record OrderHistories(Ledger ledger) {
  List<OrderFact> list(String order) {
    return ledger.listBySubject(order, OrderViews.LONGEST_LIFE).stream()
        .flatMap(entry -> entry.find(OrderFact.class).stream())
        .toList();
  }

  DueTimeRecalculation recalculate(
      List<OrderFact> facts, LimitHistory history, WorkingDays calendar) {
    return DueTimeRecalculation.of(facts, history, calendar, this::list);
  }
}
