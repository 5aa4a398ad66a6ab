package vigil.insight.rollup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as far as it is counted: the fold of its facts; nobody's name, number or words.
///
/// @param version of the last fact in it: an older or equal one changes nothing
/// @param accused the unit it is about, which never sees it
/// @param due the unit clock of the present dispatch
/// @param lapsed due times of the present dispatch that passed unanswered
/// @param isOwing whether a unit owes the work now
/// @param turns each dispatch, the present one last
/// @param marks what was decided or said on a day
/// @param hands units below the lead that it was passed on to
/// @param contacted what the citizen said last in this round
public record Trace(
    String order,
    int version,
    Instant at,
    String channel,
    String type,
    @Nullable String category,
    @Nullable String district,
    @Nullable String accused,
    boolean isAnswered,
    boolean isExcluded,
    @Nullable Instant due,
    List<Instant> lapsed,
    boolean isOwing,
    List<Turn> turns,
    List<Mark> marks,
    List<String> hands,
    int returns,
    int rechecks,
    @Nullable String outcome,
    boolean isCalled,
    boolean isReached,
    @Nullable Boolean contacted,
    @Nullable Instant closedAt,
    boolean isOnTime) {
  public Trace {
    lapsed = List.copyOf(lapsed);
    turns = List.copyOf(turns);
    marks = List.copyOf(marks);
    hands = List.copyOf(hands);
  }

  /// A dispatch.
  ///
  /// @param unit the lead
  /// @param limit how long the unit has: `24h`, `5wd`
  /// @param isBounced its return was agreed to
  /// @param contactedAt when the citizen was first reached
  public record Turn(
      String assignment,
      String unit,
      Instant at,
      Instant contactDue,
      @Nullable String limit,
      boolean isBounced,
      @Nullable Instant contactedAt) {
    /// The same turn, returned.
    Turn bounced() {
      return new Turn(assignment, unit, at, contactDue, limit, true, contactedAt);
    }

    /// The same turn with another time for first contact.
    Turn contactDue(Instant due) {
      return new Turn(assignment, unit, at, due, limit, isBounced, contactedAt);
    }

    /// The same turn, the citizen reached.
    Turn contacted(Instant when) {
      return new Turn(assignment, unit, at, contactDue, limit, isBounced, when);
    }

    boolean isInTime() {
      return contactedAt != null && !contactedAt.isAfter(contactDue);
    }
  }

  /// Something that counts on its own day.
  ///
  /// @param mask bits of [Measure]
  public record Mark(Instant at, String unit, long mask) {}

  /// The lead, or `-` where no unit has it.
  public String lead() {
    return lead(turns);
  }

  static String lead(List<Turn> turns) {
    return turns.isEmpty() || turns.getLast().isBounced() ? Share.NOBODY : turns.getLast().unit();
  }
}
