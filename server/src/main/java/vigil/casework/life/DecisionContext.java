package vigil.casework.life;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.casework.Platform;
import vigil.city.Limits;
import vigil.city.Responsibility;
import vigil.city.Units;

/// What a decision needs to know beyond the order itself.
///
/// @param competence whose duty the order's category is; null while it has none
/// @param extensionsThisQuarter already granted to the unit whose request is decided
/// @param into the order that the step names: to merge into, or in progress already; null for every
///   other step
/// @param platforms that it may be forwarded to
/// @param citizens who wait for its reply beside its own
/// @param nextIds fresh ids for the assignments and attempts a step makes; as many as it may need
public record DecisionContext(
    Limits limits,
    Units units,
    @Nullable Responsibility competence,
    int extensionsThisQuarter,
    @Nullable Order into,
    List<Platform> platforms,
    Citizens citizens,
    java.util.function.Supplier<String> nextIds) {
  public DecisionContext {
    platforms = List.copyOf(platforms);
  }

  /// How many orders were merged into it.
  public int joined() {
    return citizens.joined();
  }
}
