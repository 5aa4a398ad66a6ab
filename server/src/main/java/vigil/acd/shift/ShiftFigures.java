package vigil.acd.shift;

import java.time.Duration;
import java.time.Instant;

/// One shift of one agent in numbers.
///
/// @param unbrokenTalk talk since the last break began, or since the shift did
/// @param doing what the seat does; that span is in no sum until it ends
public record ShiftFigures(
    String staff,
    Instant beganAt,
    Counts counts,
    Spans spans,
    Duration unbrokenTalk,
    Occupation doing) {

  /// How many of what.
  ///
  /// @param onTheSpot orders that were answered at once and not taken back
  public record Counts(int calls, int orders, int onTheSpot, int breaks) {
    static final Counts NONE = new Counts(0, 0, 0, 0);
  }

  /// How long it talked, wrote after calls, and rested.
  public record Spans(Duration talk, Duration afterCall, Duration rest) {
    static final Spans NONE = new Spans(Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  /// What takes time that is counted; IDLE is all else.
  public enum Activity {
    IDLE,
    TALK,
    AFTER_CALL,
    BREAK
  }

  /// What a seat does, and since when.
  public record Occupation(Activity activity, Instant since) {}

  /// Of who had no shift.
  public static ShiftFigures none(String staff, Instant at) {
    return begin(staff, new Occupation(Activity.IDLE, at));
  }

  static ShiftFigures begin(String staff, Occupation doing) {
    return new ShiftFigures(staff, doing.since(), Counts.NONE, Spans.NONE, Duration.ZERO, doing);
  }

  /// The same shift with all that ran until then in its sums.
  public ShiftFigures until(Instant at) {
    return turn(doing.activity(), at);
  }

  ShiftFigures countCall() {
    return with(
        new Counts(counts.calls() + 1, counts.orders(), counts.onTheSpot(), counts.breaks()));
  }

  ShiftFigures countOrder() {
    return with(
        new Counts(counts.calls(), counts.orders() + 1, counts.onTheSpot(), counts.breaks()));
  }

  ShiftFigures countOnTheSpot(int more) {
    int all = Math.max(0, counts.onTheSpot() + more);
    return with(new Counts(counts.calls(), counts.orders(), all, counts.breaks()));
  }

  /// A break that another reason is given for is the same break.
  ShiftFigures rest(Instant at) {
    var rested = turn(Activity.BREAK, at);
    if (doing.activity() == Activity.BREAK) {
      return rested;
    }
    var more = new Counts(counts.calls(), counts.orders(), counts.onTheSpot(), counts.breaks() + 1);
    return new ShiftFigures(staff, beganAt, more, rested.spans, Duration.ZERO, rested.doing);
  }

  ShiftFigures turn(Activity next, Instant at) {
    var ran = Duration.between(doing.since(), at);
    var span = ran.isNegative() ? Duration.ZERO : ran;
    var sums =
        switch (doing.activity()) {
          case IDLE -> spans;
          case TALK -> new Spans(spans.talk().plus(span), spans.afterCall(), spans.rest());
          case AFTER_CALL -> new Spans(spans.talk(), spans.afterCall().plus(span), spans.rest());
          case BREAK -> new Spans(spans.talk(), spans.afterCall(), spans.rest().plus(span));
        };
    var unbroken = doing.activity() == Activity.TALK ? unbrokenTalk.plus(span) : unbrokenTalk;
    return new ShiftFigures(staff, beganAt, counts, sums, unbroken, new Occupation(next, at));
  }

  private ShiftFigures with(Counts other) {
    return new ShiftFigures(staff, beganAt, other, spans, unbrokenTalk, doing);
  }
}
