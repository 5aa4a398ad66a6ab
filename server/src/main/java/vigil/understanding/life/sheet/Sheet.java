package vigil.understanding.life.sheet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.understanding.SheetScore;

/// A sampled recording, what readers gave it and what became of it. Words stand beside it.
///
/// @param settled what a third gave where the readers differed
/// @param coaching the note to the agent; null before
public record Sheet(
    SampledCall sample,
    SheetForm form,
    State state,
    int version,
    List<Reading> readings,
    @Nullable Reading settled,
    @Nullable Coaching coaching) {
  /// Where it stands.
  public enum State {
    /// Nobody has scored it.
    OPEN,
    /// One reader has; another must.
    HALF_READ,
    /// The two differ by more than the policy allows.
    DIFFERING,
    SCORED,
    COACHED,
    ACKNOWLEDGED,
    OBJECTED,
    /// The objection was not upheld.
    KEPT,
    /// The objection was upheld: the sheet no longer counts.
    WITHDRAWN
  }

  /// A call that was drawn.
  ///
  /// @param agent who talked first
  /// @param talked everybody of the hotline who talked in it
  /// @param day of the call, Asia/Shanghai
  public record SampledCall(
      String call, String agent, List<String> talked, LocalDate day, boolean hasFinding) {
    public SampledCall {
      talked = List.copyOf(talked);
    }
  }

  /// What one reader gave.
  public record Reading(String by, Instant at, List<SheetScore> scores) {
    public Reading {
      scores = List.copyOf(scores);
    }
  }

  /// The note to the agent.
  public record Coaching(
      String by, Instant at, Instant objectUntil, @Nullable Instant acknowledgedAt) {}

  public Sheet {
    readings = List.copyOf(readings);
  }

  /// Nobody has scored it.
  public static Sheet of(SampledCall sample, SheetForm form) {
    return new Sheet(sample, form, State.OPEN, 1, List.of(), null, null);
  }

  public String call() {
    return sample.call();
  }

  /// Whether they talked in the call.
  public boolean isOwn(String staff) {
    return sample.talked().contains(staff) || sample.agent().equals(staff);
  }

  /// Whether they scored it as one of the two.
  public boolean isReader(String staff) {
    return readings.stream().anyMatch(one -> one.by().equals(staff));
  }

  /// Whether a reader may see what the other gave: both are in.
  public boolean isReadByTwo() {
    return readings.size() == 2;
  }

  /// Points of 100: the third's, else the mean of the two; null before.
  public @Nullable Double total() {
    if (settled != null) {
      return form.total(settled.scores());
    }
    return isReadByTwo() && state != State.DIFFERING
        ? readings.stream().mapToDouble(one -> form.total(one.scores())).sum() / 2
        : null;
  }

  Sheet read(Reading reading, State next) {
    var more = new ArrayList<>(readings);
    more.add(reading);
    return new Sheet(sample, form, next, version + 1, more, settled, coaching);
  }

  Sheet settled(Reading reading) {
    return new Sheet(sample, form, State.SCORED, version + 1, readings, reading, coaching);
  }

  Sheet coached(Coaching note, State next) {
    return new Sheet(sample, form, next, version + 1, readings, settled, note);
  }

  Sheet at(State next) {
    return new Sheet(sample, form, next, version + 1, readings, settled, coaching);
  }
}
