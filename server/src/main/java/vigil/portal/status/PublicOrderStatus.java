package vigil.portal.status;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an order stands, for the citizen who holds its query code: four dots, and what comes next.
///
/// @param open whether somebody still owes something
/// @param unit whom it was given to
/// @param due when the answer is due; null once it is closed
/// @param dots received, with the unit, handled, closed: always these four
/// @param now how it stands
/// @param next what will happen next
public record PublicOrderStatus(
    String number,
    boolean open,
    @JsonUnwrapped AllowedSteps allowed,
    @Nullable BilingualText unit,
    @Nullable Instant due,
    List<Milestone> dots,
    BilingualText now,
    BilingualText next) {
  public PublicOrderStatus {
    dots = List.copyOf(dots);
  }

  /// What the citizen may do.
  ///
  /// @param mayRate the unit has answered: now the citizen may say whether it is solved
  /// @param mayWithdraw the citizen may take it back: nobody else waits for it
  public record AllowedSteps(boolean mayRate, boolean mayWithdraw) {}

  /// What the four dots stand for.
  public enum MilestoneKind {
    RECEIVED,
    WITH_UNIT,
    HANDLED,
    CLOSED
  }

  /// One dot.
  ///
  /// @param at when it was reached; null while it is not
  public record Milestone(MilestoneKind mark, @Nullable Instant at, BilingualText label) {}
}
