package vigil.insight.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import vigil.casework.OrderFact.Ending;
import vigil.city.WorkingDays;

/// What an order adds, worked out anew from the whole of its trace. Only the difference between
/// before and after reaches the roll-ups, so a figure can move when the order does: a return agreed
/// to today takes back the accuracy of the dispatch of last week. What a unit did that the order
/// accuses, or one below it, counts for the city and in no unit's figures: the unit reads them
/// itself, and a 1 there would tell it (rules 9.1).
public final class OrderContributions {
  /// Of an order that was left out of scoring, no unit's figures hold anything, and the city's only
  /// that it was there.
  private static final long UNSCORED =
      Measure.mask(
          List.of(
              Measure.ORDERS,
              Measure.CONSULTATIONS,
              Measure.SPOT,
              Measure.CLOSED,
              Measure.DISPATCHED_LATE));

  /// Two answers of one day stay apart, so that the list behind one of them holds both.
  private static final long ANSWERS =
      Measure.mask(
          List.of(
              Measure.SAID_YES,
              Measure.SAID_NO,
              Measure.SOLVED,
              Measure.UNSOLVED,
              Measure.SATISFIED,
              Measure.ACCEPTED,
              Measure.DISSATISFIED));

  private final OrderCounts trace;
  private final TreeMap<Key, List<Long>> masks = new TreeMap<>(IN_ORDER);

  private record Key(LocalDate day, String unit, boolean isLead) {}

  private static final Comparator<Key> IN_ORDER =
      Comparator.comparing(Key::day).thenComparing(Key::unit).thenComparing(Key::isLead);

  private OrderContributions(OrderCounts trace) {
    this.trace = trace;
  }

  /// In the order of days and units.
  public static List<OrderContribution> list(OrderCounts trace) {
    var shares = new OrderContributions(trace);
    shares.registered();
    shares.dispatched();
    trace.marks().forEach(m -> shares.put(m.at(), m.unit(), m.mask()));
    shares.closed();
    shares.due();
    var all = new ArrayList<OrderContribution>();
    shares.masks.forEach((key, masks) -> {
      for (int nth = 0; nth < masks.size(); nth++) {
        all.add(new OrderContribution(key.day(), key.unit(), key.isLead(), nth, masks.get(nth)));
      }
    });
    return all;
  }

  private void registered() {
    long mask = Measure.ORDERS.bit();
    if (trace.subject().type().equals("CONSULTATION")) {
      mask |= Measure.CONSULTATIONS.bit();
      mask |=
          bit(trace.standing().isAnswered() && trace.dispatches().turns().isEmpty(), Measure.SPOT);
    }
    put(trace.origin().at(), trace.lead(), mask);
  }

  private void dispatched() {
    for (OrderCounts.DispatchSpan turn : trace.dispatches().turns()) {
      put(
          turn.at(),
          turn.unit(),
          Measure.DISPATCHES.bit() | bit(turn.isBounced(), Measure.BOUNCED));
    }
  }

  private void closed() {
    if (trace.result().closedAt() == null) {
      return;
    }
    long mask = Measure.CLOSED.bit();
    if (trace.isScored()) {
      String outcome = String.valueOf(trace.result().outcome());
      boolean denied = Boolean.FALSE.equals(trace.result().contacted());
      mask |= Measure.HANDLED.bit();
      mask |= bit(trace.result().returns() == 0 && trace.result().rechecks() == 0, Measure.ONCE);
      mask |= bit(trace.result().rechecks() > 0, Measure.REDONE);
      mask |= bit(outcome.equals("RESOLVED"), Measure.RESOLVED);
      mask |= bit(outcome.equals("EXPLAINED"), Measure.EXPLAINED);
      mask |= bit(trace.result().isCalled(), Measure.CALLED);
      mask |= bit(trace.result().isReached(), Measure.REACHED);
      mask |= bit(trace.dispatches().turns().getLast().isInTime() && !denied, Measure.RESPONDED);
      mask |= bit(trace.result().ending() == Ending.WAIVED, Measure.WAIVED);
      mask |= bit(trace.result().ending() == Ending.DISSATISFIED, Measure.CLOSED_DISSATISFIED);
    }
    put(trace.result().closedAt(), trace.lead(), mask);
  }

  /// Closed before its day it falls due when it is closed; after it, on its day. 24:00 is still
  /// that day. On time is closed by due, whatever it waited for: also for the callback.
  private void due() {
    Instant due = trace.standing().due();
    Instant closed = trace.result().closedAt();
    if (due == null || closed == null || !trace.isScored()) {
      return;
    }
    put(
        closed.isBefore(due) ? closed : due.minusNanos(1),
        trace.lead(),
        Measure.DUE.bit() | bit(!closed.isAfter(due), Measure.ON_TIME));
  }

  private void put(Instant at, String of, long mask) {
    LocalDate day = WorkingDays.dayOf(at);
    if (trace.standing().isExcluded()) {
      add(new Key(day, OrderContribution.NOBODY, true), mask & UNSCORED);
      return;
    }
    add(new Key(day, trace.countedWith(of), true), mask);
    if (of.equals(trace.lead())) {
      for (String hand : trace.listHands()) {
        add(new Key(day, hand, false), mask);
      }
    }
  }

  private void add(Key key, long mask) {
    if (mask == 0) {
      return;
    }
    var there = masks.computeIfAbsent(key, k -> new ArrayList<>());
    for (int nth = 0; nth < there.size(); nth++) {
      if (isApart(there.get(nth), mask)) {
        there.set(nth, there.get(nth) | mask);
        return;
      }
    }
    there.add(mask);
  }

  private static boolean isApart(long one, long other) {
    return (one & other) == 0 && ((one & ANSWERS) == 0 || (other & ANSWERS) == 0);
  }

  private static long bit(boolean holds, Measure measure) {
    return holds ? measure.bit() : 0;
  }
}
