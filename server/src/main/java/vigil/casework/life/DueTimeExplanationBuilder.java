package vigil.casework.life;

import static vigil.casework.life.OrderDueTimes.ofOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.casework.Deadline;
import vigil.casework.DueTimeExplanation;
import vigil.casework.DueTimeExplanation.Change;
import vigil.casework.DueTimeExplanation.Count;
import vigil.casework.DueTimeExplanation.DueTimeStep;
import vigil.casework.DueTimeExplanation.Kind;
import vigil.casework.DueTimeExplanation.Rule;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.city.Due;
import vigil.city.LimitExplanation;
import vigil.city.WorkingDays;

/// Writes the stories of an order's due times down while its facts are told again.
final class DueTimeExplanationBuilder {
  private final Map<OrderDueTimes.Key, List<DueTimeStep>> told = new LinkedHashMap<>();
  private final Map<OrderDueTimes.Key, List<DueTimeStep>> next = new LinkedHashMap<>();

  void counted(OrderDueTimes.Key key, OrderFact fact, Kind kind, LimitExplanation e, Rule rule) {
    var change = new Change(e.due().at(), null, e.due().provisional());
    add(key, kind, fact, change, new Count(e.from(), e.limit(), 0, e.days()), rule, null);
  }

  private void extended(
      OrderDueTimes.Key key,
      OrderFact fact,
      Instant before,
      Due due,
      int days,
      WorkingDays calendar) {
    var count = new Count(before, null, days, calendar.explainExtension(before, days));
    var change = new Change(due.at(), before, due.provisional());
    add(key, Kind.EXTENDED, fact, change, count, Rule.NONE, null);
  }

  /// More time that two people gave: counted on the old due time, and capped.
  ///
  /// @return the fact as it would have been told
  OrderFact extended(OrderFact.Extended f, Order before, WorkingDays calendar) {
    var mine = before.findAssignment(f.assignment()).orElseThrow();
    int days =
        before
            .findRequest(Order.RequestKind.EXTENSION, f.assignment())
            .map(asked -> asked.terms().days())
            .orElse(0);
    if (days == 0) {
      return f;
    }
    var more = RequestRules.extension(before, mine, days, calendar);
    var key = new OrderDueTimes.Key(Deadline.HANDLE, mine.id());
    extended(key, f, mine.due(), more.counted(), days, calendar);
    capped(key, f, more.due(), more.counted().at());
    Instant citizen = before.dues().citizen();
    if (!more.citizen().equals(citizen)) {
      var due = new Due(more.citizen(), more.counted().provisional());
      extended(ofOrder(Deadline.CITIZEN), f, citizen, due, days, calendar);
    }
    return new OrderFact.Extended(
        f.on(), f.assignment(), more.due(), more.citizen(), more.counted().provisional(), null);
  }

  OrderFact listed(OrderFact fact, Instant reviewOn) {
    plain(ofOrder(Deadline.REVIEW_DATE), Kind.SET, fact, reviewOn, null, fact.on().by());
    return fact;
  }

  /// What an earlier calendar moved stands in the facts before it already.
  OrderFact rescheduled(OrderFact.Rescheduled f, Order current) {
    for (OrderFact.DueTimeMove m : f.moved()) {
      var key = new OrderDueTimes.Key(m.deadline(), m.assignment());
      plain(key, Kind.MOVED, f, m.to(), m.from(), f.calendar());
    }
    return new OrderFact.Rescheduled(
        f.on(), f.calendar(), List.of(), current.has(Order.Flag.PROVISIONAL_DUE));
  }

  /// Time that the sender of the order gave: a date of its own, by whatever calendar.
  ///
  /// @return the fact as it would have been told
  OrderFact given(OrderFact.Extended fact, Order before) {
    var lead = before.findAssignment(fact.assignment()).orElseThrow();
    var again =
        RequestRules.extended(fact.on(), before, lead, Objects.requireNonNull(fact.given()));
    given(new OrderDueTimes.Key(Deadline.HANDLE, lead.id()), again, lead.due(), again.due());
    Instant citizen = before.dues().citizen();
    given(ofOrder(Deadline.CITIZEN), again, citizen, again.citizenDue());
    return again;
  }

  private void given(OrderDueTimes.Key key, OrderFact fact, Instant before, Instant due) {
    if (!due.equals(before)) {
      plain(key, Kind.EXTENDED, fact, due, before, fact.on().by());
    }
  }

  /// Something that counted nothing: a cap, a part's parent, a hand.
  void plain(
      OrderDueTimes.Key key,
      Kind kind,
      OrderFact fact,
      Instant due,
      @Nullable Instant before,
      @Nullable String by) {
    add(key, kind, fact, new Change(due, before, false), Count.NONE, Rule.NONE, by);
  }

  /// What was counted may be later than something else allows.
  void capped(OrderDueTimes.Key key, OrderFact fact, Instant due, Instant counted) {
    if (!due.equals(counted)) {
      plain(key, Kind.CAPPED, fact, due, counted, null);
    }
  }

  private void add(
      OrderDueTimes.Key key,
      Kind kind,
      OrderFact fact,
      Change change,
      Count count,
      Rule rule,
      @Nullable String by) {
    next.computeIfAbsent(key, k -> new ArrayList<>())
        .add(new DueTimeStep(kind, event(fact), fact.on().at(), change, count, rule, by));
  }

  /// Ends a fact: keeps what it said of the due times that it made or changed.
  void finishFact(Order before, Order after, OrderFact fact, @Nullable String by) {
    Map<OrderDueTimes.Key, Instant> old = OrderDueTimes.all(before);
    Map<OrderDueTimes.Key, Instant> current = OrderDueTimes.all(after);
    told.keySet().retainAll(current.keySet());
    current.forEach((key, due) -> {
      List<DueTimeStep> said = next.getOrDefault(key, List.of());
      boolean begins = !said.isEmpty() && said.getFirst().kind() != Kind.SHORTENED;
      boolean changed = !due.equals(old.get(key));
      if (begins && isStart(said.getFirst().kind())) {
        told.put(key, new ArrayList<>(said));
      } else if (!said.isEmpty() && (changed || begins)) {
        told.computeIfAbsent(key, k -> new ArrayList<>()).addAll(said);
      } else if (changed) {
        plain(key, Kind.SHORTENED, fact, due, old.get(key), by);
        told.computeIfAbsent(key, k -> new ArrayList<>())
            .addAll(Objects.requireNonNull(next.get(key)));
      }
    });
    next.clear();
  }

  private static boolean isStart(Kind kind) {
    return kind == Kind.COUNTED || kind == Kind.FOLLOWS || kind == Kind.SET;
  }

  /// The story of a due time that is stored as `due`.
  DueTimeExplanation build(
      OrderDueTimes.Key key, Instant due, Order order, @Nullable Instant counted) {
    List<DueTimeStep> chapters = told.getOrDefault(key, List.of());
    String part = key.assignment();
    return new DueTimeExplanation(
        key.deadline(),
        part,
        part == null ? null : order.findAssignment(part).map(a -> a.unit()).orElse(null),
        due,
        counted == null ? due : counted,
        chapters.stream().anyMatch(it -> it.change().provisional()),
        chapters);
  }

  private static String event(OrderFact fact) {
    return fact.getClass().getSimpleName();
  }
}
