package vigil.city;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of the policy as somebody wants it: drafted, proposed, and approved by another person;
/// from then on in force until the next one.
///
/// @param version counts its steps
/// @param number the table's editions by the order in which they came into force; 0 until it does
public record Edition(
    String id,
    int version,
    PolicyTable table,
    State state,
    int number,
    Text text,
    Trail trail,
    Reasons reasons) {
  /// What it changes.
  ///
  /// @param before the table as it was in force when this was drafted (or renewed)
  /// @param csv the table as it shall be, with its comments and its header
  public record Text(String before, String csv) {}

  /// Who did what with it.
  ///
  /// @param hands everyone who wrote in it: none of them may approve it
  public record Trail(
      List<String> hands,
      ActionStamp drafted,
      ActionStamp changed,
      @Nullable ActionStamp proposed,
      @Nullable ActionStamp decided) {
    public Trail {
      hands = List.copyOf(hands);
    }

    /// Of a first draft.
    public static Trail begun(ActionStamp by) {
      return new Trail(List.of(by.by()), by, by, null, null);
    }

    /// Somebody wrote in the edition: nothing is proposed any more.
    public Trail edited(ActionStamp by) {
      var all = new ArrayList<>(hands);
      if (!all.contains(by.by())) {
        all.add(by.by());
      }
      return new Trail(all, drafted, by, null, null);
    }

    public Trail proposed(@Nullable ActionStamp by) {
      return new Trail(hands, drafted, changed, by, null);
    }

    public Trail decided(ActionStamp by) {
      return new Trail(hands, drafted, changed, proposed, by);
    }
  }

  /// What was said with it.
  ///
  /// @param why what the one who proposed it says it is for
  /// @param note what the one who decided says to it
  public record Reasons(String why, String note) {
    public static final Reasons NONE = new Reasons("", "");

    public Reasons withNote(String said) {
      return new Reasons(why, said);
    }
  }

  public enum State {
    DRAFT,
    PROPOSED,
    /// The edition came into force, and may have been followed by another since.
    APPROVED,
    REFUSED,
    WITHDRAWN
  }

  /// Who, and when.
  public record ActionStamp(String by, Instant at) {}
}
