package vigil.casework.life;

import static vigil.casework.life.OrderDueTimes.ofOrder;

import java.time.Instant;
import vigil.casework.Deadline;
import vigil.casework.DueTimeExplanation;
import vigil.casework.DueTimeExplanation.Kind;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.city.Limit;
import vigil.city.LimitExplanation;
import vigil.city.LimitHistory;
import vigil.city.LimitKind;
import vigil.city.WorkingDays;

/// Counts limits on a calendar, each by the rules of its fact's day.
///
/// @param chapters where it is kept why a due time is what it is
record LimitCounter(
    LimitHistory history, WorkingDays calendar, DueTimeExplanationBuilder chapters) {
  LimitExplanation explain(
      OrderDueTimes.Key key,
      OrderFact fact,
      Kind kind,
      LimitKind stage,
      Order.Appeal appeal,
      Instant from) {
    var era = history.at(fact.on().at());
    Limit limit = era.limit(stage, appeal.urgency(), appeal.type());
    LimitExplanation e = calendar.explain(limit, from);
    chapters.counted(
        key, fact, kind, e, new DueTimeExplanation.Rule(stage, era.profile(), null, null));
    return e;
  }

  /// From the fact on, and nothing is kept of why.
  Instant count(OrderFact fact, LimitKind stage, Order.Appeal appeal) {
    Limit limit = history.at(fact.on().at()).limit(stage, appeal.urgency(), appeal.type());
    return calendar.explain(limit, fact.on().at()).due().at();
  }

  Instant due(OrderDueTimes.Key key, OrderFact fact, LimitKind stage, Order.Appeal appeal) {
    return explain(key, fact, Kind.COUNTED, stage, appeal, fact.on().at()).due().at();
  }

  Instant dispatch(OrderFact fact, Order.Appeal appeal) {
    return due(ofOrder(Deadline.DISPATCH), fact, LimitKind.DISPATCH, appeal);
  }
}
