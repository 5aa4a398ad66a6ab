package vigil.city;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of the policy as somebody wants it: drafted, proposed, and approved by another person;
/// from then on in force until the next one.
///
/// @param version counts its steps
/// @param number the table's editions by the order in which they came into force; 0 until it does
/// @param before the table as it was in force when this was drafted (or renewed)
/// @param csv the table as it shall be, with its comments and its header
/// @param hands everyone who wrote in it: none of them may approve it
/// @param why what the one who proposed it says it is for
/// @param note what the one who decided says to it
public record Edition(
    String id,
    int version,
    PolicyTable table,
    State state,
    int number,
    String before,
    String csv,
    List<String> hands,
    ActionStamp drafted,
    ActionStamp changed,
    @Nullable ActionStamp proposed,
    @Nullable ActionStamp decided,
    String why,
    String note) {

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

  public Edition {
    hands = List.copyOf(hands);
  }
}
