package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.casework.Deadline;
import vigil.casework.DueTimeExplanation;
import vigil.casework.DueTimeExplanation.DueTimeStep;
import vigil.casework.DueTimeExplanation.Kind;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.city.Due;
import vigil.city.LimitExplanation;
import vigil.city.LimitKind;
import vigil.city.WorkingDays;

/// Writes the stories of an order's due times down while its facts are told again.
final class DueTimeExplanationBuilder {
  private final Map<OrderDueTimes.Key, List<DueTimeStep>> told = new LinkedHashMap<>();
  private final Map<OrderDueTimes.Key, List<DueTimeStep>> next = new LinkedHashMap<>();

  /// A limit that is counted.
  ///
  /// @param profile null where the directory gave the limit
  record CountedLimit(
      @Nullable LimitKind stage,
      @Nullable String profile,
      @Nullable String legalBasis,
      @Nullable String directory) {}

  void counted(
      OrderDueTimes.Key key, OrderFact fact, Kind kind, LimitExplanation e, CountedLimit rule) {
    add(
        key,
        new DueTimeStep(
            kind,
            event(fact),
            fact.on().at(),
            e.due().at(),
            e.due().provisional(),
            e.from(),
            null,
            rule.stage(),
            e.limit(),
            rule.profile(),
            rule.legalBasis(),
            rule.directory(),
            0,
            null,
            e.days()));
  }

  void extended(
      OrderDueTimes.Key key,
      OrderFact fact,
      Instant before,
      Due due,
      int days,
      WorkingDays calendar) {
    add(
        key,
        new DueTimeStep(
            Kind.EXTENDED,
            event(fact),
            fact.on().at(),
            due.at(),
            due.provisional(),
            before,
            before,
            null,
            null,
            null,
            null,
            null,
            days,
            null,
            calendar.explainExtension(before, days)));
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
    given(new OrderDueTimes.Key(Deadline.CITIZEN, null), again, citizen, again.citizenDue());
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
    add(
        key,
        new DueTimeStep(
            kind,
            event(fact),
            fact.on().at(),
            due,
            false,
            null,
            before,
            null,
            null,
            null,
            null,
            null,
            0,
            by,
            List.of()));
  }

  /// What was counted may be later than something else allows.
  void capped(OrderDueTimes.Key key, OrderFact fact, Instant due, Instant counted) {
    if (!due.equals(counted)) {
      plain(key, Kind.CAPPED, fact, due, counted, null);
    }
  }

  private void add(OrderDueTimes.Key key, DueTimeStep chapter) {
    next.computeIfAbsent(key, k -> new ArrayList<>()).add(chapter);
  }

  /// Ends a fact: keeps what it said of the due times that it made or changed.
  void finishFact(Order before, Order after, OrderFact fact, @Nullable String by) {
    Map<OrderDueTimes.Key, Instant> old = OrderDueTimes.all(before);
    Map<OrderDueTimes.Key, Instant> now = OrderDueTimes.all(after);
    told.keySet().retainAll(now.keySet());
    now.forEach((key, due) -> {
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
        chapters.stream().anyMatch(DueTimeStep::provisional),
        chapters);
  }

  private static String event(OrderFact fact) {
    return fact.getClass().getSimpleName();
  }
}
