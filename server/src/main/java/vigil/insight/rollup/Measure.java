package vigil.insight.rollup;

import java.util.Locale;

/// What an order can be counted as on a day, for a unit: a column of the roll-ups, and a bit of the
/// order's own share. Places are stored: a new one gets the next.
public enum Measure {
  /// Counted on the day of registration.
  ORDERS(0),
  CONSULTATIONS(1),
  /// Consultations answered without a dispatch.
  SPOT(2),
  /// Counted on the day of the dispatch.
  DISPATCHES(3),
  /// Dispatches whose return was agreed to later.
  BOUNCED(4),
  /// Counted on the day on which it was decided.
  RETURNS(5),
  EXTENSIONS(6),
  RECHECKS(7),
  /// Counted on the day of each answer at callback.
  SAID_YES(8),
  SAID_NO(9),
  SOLVED(10),
  UNSOLVED(11),
  SATISFIED(12),
  ACCEPTED(13),
  DISSATISFIED(14),
  /// Counted on the day of closing.
  CLOSED(15),
  /// Closed after a unit had it, and not excluded from scoring.
  HANDLED(16),
  ONCE(17),
  REDONE(18),
  RESOLVED(19),
  EXPLAINED(20),
  CALLED(21),
  REACHED(22),
  RESPONDED(23),
  /// Counted on the day on which it fell due: closed, or overdue. While it is open nothing happens
  /// when its time passes, so the open ones are counted when somebody asks.
  DUE(24),
  ON_TIME(25),
  /// Counted on the day on which the time to dispatch, or to sign, passed unanswered.
  DISPATCHED_LATE(26),
  SIGNED_LATE(27),
  /// Closed without asking the citizen.
  WAIVED(28),
  /// Closed by a second person though the citizen was dissatisfied.
  CLOSED_DISSATISFIED(29),
  /// Tries of a unit to reach the citizen, or of the hotline for it: by a call, or typed.
  CONTACTS_CALLED(30),
  CONTACTS_TYPED(31),
  /// Callbacks by telephone: by a call, or typed.
  CALLBACKS_CALLED(32),
  CALLBACKS_TYPED(33);

  private final int place;

  Measure(int place) {
    this.place = place;
  }

  /// The measure's column among those of a sum, from 0.
  public int place() {
    return place;
  }

  public long bit() {
    return 1L << place;
  }

  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The bits of all of these.
  public static long mask(Iterable<Measure> measures) {
    long mask = 0;
    for (Measure measure : measures) {
      mask |= measure.bit();
    }
    return mask;
  }
}
