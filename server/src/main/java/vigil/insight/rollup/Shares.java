package vigil.insight.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import vigil.city.WorkingDays;

/// What an order adds, worked out anew from the whole of its trace. Only the difference between
/// before and after reaches the roll-ups, so a figure can move when the order does: a return agreed
/// to today takes back the accuracy of the dispatch of last week.
public final class Shares {
  private final Trace trace;
  private final TreeMap<Key, Long> masks = new TreeMap<>();

  private record Key(LocalDate day, String unit, boolean isLead) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byDay = day.compareTo(other.day);
      int byUnit = byDay == 0 ? unit.compareTo(other.unit) : byDay;
      return byUnit == 0 ? Boolean.compare(isLead, other.isLead) : byUnit;
    }
  }

  private Shares(Trace trace) {
    this.trace = trace;
  }

  /// In the order of days and units; each day and unit once.
  public static List<Share> of(Trace trace) {
    var shares = new Shares(trace);
    shares.registered();
    shares.dispatched();
    trace.marks().forEach(m -> shares.put(m.at(), m.unit(), m.mask()));
    shares.closed();
    shares.due();
    var all = new ArrayList<Share>();
    shares.masks.forEach(
        (key, mask) -> all.add(new Share(key.day(), key.unit(), key.isLead(), mask)));
    return all;
  }

  private void registered() {
    long mask = Measure.ORDERS.bit();
    if (trace.type().equals("CONSULTATION")) {
      mask |= Measure.CONSULTATIONS.bit();
      mask |= bit(trace.isAnswered() && trace.turns().isEmpty(), Measure.SPOT);
    }
    put(trace.at(), trace.lead(), mask);
  }

  private void dispatched() {
    for (Trace.Turn turn : trace.turns()) {
      put(
          turn.at(),
          turn.unit(),
          Measure.DISPATCHES.bit() | bit(turn.isBounced(), Measure.BOUNCED));
    }
  }

  private void closed() {
    if (trace.closedAt() == null) {
      return;
    }
    long mask = Measure.CLOSED.bit();
    if (isScored()) {
      String outcome = String.valueOf(trace.outcome());
      boolean denied = Boolean.FALSE.equals(trace.contacted());
      mask |= Measure.HANDLED.bit();
      mask |= bit(trace.returns() == 0 && trace.rechecks() == 0, Measure.ONCE);
      mask |= bit(trace.rechecks() > 0, Measure.REDONE);
      mask |= bit(outcome.equals("RESOLVED"), Measure.RESOLVED);
      mask |= bit(outcome.equals("EXPLAINED"), Measure.EXPLAINED);
      mask |= bit(trace.isCalled(), Measure.CALLED);
      mask |= bit(trace.isReached(), Measure.REACHED);
      mask |= bit(trace.turns().getLast().isInTime() && !denied, Measure.RESPONDED);
    }
    put(trace.closedAt(), trace.lead(), mask);
  }

  /// Closed before its day it falls due when it is closed; after it, or open, on its day. 24:00 is
  /// still that day.
  private void due() {
    Instant due = trace.due();
    Instant closed = trace.closedAt();
    if (due == null || !isScored() || (closed == null && !trace.lapsed().contains(due))) {
      return;
    }
    put(
        closed != null && closed.isBefore(due) ? closed : due.minusNanos(1),
        trace.lead(),
        Measure.DUE.bit() | bit(closed != null && trace.isOnTime(), Measure.ON_TIME));
  }

  private boolean isScored() {
    return !trace.lead().equals(Share.NOBODY) && !trace.isExcluded();
  }

  private void put(Instant at, String unit, long mask) {
    LocalDate day = WorkingDays.dayOf(at);
    masks.merge(new Key(day, unit, true), mask, (a, b) -> a | b);
    if (unit.equals(trace.lead())) {
      for (String hand : trace.hands()) {
        masks.merge(new Key(day, hand, false), mask, (a, b) -> a | b);
      }
    }
  }

  private static long bit(boolean holds, Measure measure) {
    return holds ? measure.bit() : 0;
  }
}
