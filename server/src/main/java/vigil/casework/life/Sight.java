package vigil.casework.life;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.city.Units;
import vigil.identity.Role;

/// Who sees which order (domain 9).
public final class Sight {
  private static final Set<Role> PLACE =
      Set.of(
          Role.AGENT,
          Role.DISPATCHER,
          Role.CLERK,
          Role.HANDLER,
          Role.REVIEWER,
          Role.CALLBACK,
          Role.MANAGER);

  private Sight() {}

  /// Through whose eyes an order is looked at.
  ///
  /// @param own the unit of whoever looks; null for the hotline
  /// @param tree her unit and those below it
  /// @param line her unit and those above it: whoever accuses one of them accuses her house
  public record Eyes(@Nullable String own, List<String> tree, List<String> line) {
    public static Eyes of(@Nullable String own, Units units) {
      return own == null
          ? new Eyes(null, List.of(), List.of())
          : new Eyes(own, units.tree(own), units.line(own));
    }
  }

  /// The hotline's people see every order; a unit sees those in which it or a unit below it has a
  /// part; the accused unit and those below it see none, also when the accusation came with an
  /// order that was merged into it.
  public static boolean sees(Order order, Eyes eyes) {
    if (eyes.own() == null) {
      return true;
    }
    boolean accused = order.accused().stream().anyMatch(eyes.line()::contains);
    return !accused && order.assignments().stream().anyMatch(a -> eyes.tree().contains(a.unit()));
  }

  /// Whoever sends somebody there, or says on the telephone where it is, needs the address; who
  /// writes scripts, reads numbers or keeps the machine does not.
  public static boolean needsPlace(Set<Role> roles) {
    return roles.stream().anyMatch(PLACE::contains);
  }

  /// Whether name and numbers are hidden altogether, not only masked: a confidential order keeps
  /// its caller inside the hotline.
  public static boolean hidesCaller(Order order, @Nullable String own) {
    return own != null && order.has(Order.Flag.CONFIDENTIAL);
  }
}
