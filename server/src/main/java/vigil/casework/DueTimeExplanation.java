package vigil.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.LimitKind;
import vigil.city.WorkingDays;

/// Why something is due when it is, told from the order's own facts: counted, extended, shortened,
/// capped.
///
/// @param assignment whose; null for a due time of the order
/// @param due as it is stored
/// @param counted as the facts, the calendar and the limits of their time give it now; the same,
///   unless somebody else's rules set it
/// @param provisional it counts through a year whose calendar is not official yet
public record DueTimeExplanation(
    Deadline deadline,
    @Nullable String assignment,
    @Nullable String unit,
    Instant due,
    Instant counted,
    boolean provisional,
    List<DueTimeStep> chapters) {
  public DueTimeExplanation {
    chapters = List.copyOf(chapters);
  }

  /// What a chapter did.
  public enum Kind {
    /// A limit was counted from a moment.
    COUNTED,
    /// Working days were added on the old due time.
    EXTENDED,
    /// Counted again because of something, and earlier.
    SHORTENED,
    /// What was counted would have been later than something else allows.
    CAPPED,
    /// The same as the part that it was passed on from.
    FOLLOWS,
    /// Somebody named the date.
    SET,
    /// A calendar was entered, and the days were counted again.
    MOVED
  }

  /// One thing that made a due time what it is.
  ///
  /// @param event the fact: `Registered`, `Dispatched`, ...
  /// @param at when that happened
  /// @param by what it comes from: the merged order, the unit above, the calendar's version, the
  ///   platform that gave more time
  public record DueTimeStep(
      Kind kind,
      String event,
      Instant at,
      @JsonUnwrapped Change change,
      @JsonUnwrapped Count count,
      @JsonUnwrapped Rule rule,
      @Nullable String by) {}

  /// What it made of the due time.
  ///
  /// @param due after it
  /// @param before it, for an extension and a move
  public record Change(Instant due, @Nullable Instant before, boolean provisional) {}

  /// How it was counted.
  ///
  /// @param from what was counted from; null where nothing was
  /// @param limit in the city's writing; null where none was counted
  /// @param extension working days added
  /// @param days day by day
  public record Count(
      @Nullable Instant from,
      @Nullable String limit,
      int extension,
      List<WorkingDays.CountedDay> days) {
    /// Nothing was counted.
    public static final Count NONE = new Count(null, null, 0, List.of());

    public Count {
      days = List.copyOf(days);
    }
  }

  /// By which rule.
  ///
  /// @param profile the limits' name; null where the dispatch directory gave the limit
  /// @param legalBasis law and article, from the directory
  /// @param directory the directory's version
  public record Rule(
      @Nullable LimitKind stage,
      @Nullable String profile,
      @Nullable String legalBasis,
      @Nullable String directory) {
    public static final Rule NONE = new Rule(null, null, null, null);
  }
}
