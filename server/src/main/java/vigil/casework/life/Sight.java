package vigil.casework.life;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;

/// Who sees which order (domain 9).
public final class Sight {
  private Sight() {}

  /// The hotline's people see every order; a unit sees those in which it or a unit below it has a
  /// part; the accused unit sees none.
  ///
  /// @param own the unit of whoever looks; null for the hotline
  /// @param tree her unit and those below it
  public static boolean sees(Order order, @Nullable String own, List<String> tree) {
    if (own == null) {
      return true;
    }
    boolean accused = own.equals(order.appeal().accusedUnit());
    return !accused && order.assignments().stream().anyMatch(a -> tree.contains(a.unit()));
  }

  /// Whether name and numbers are hidden altogether, not only masked: a confidential order keeps
  /// its caller inside the hotline.
  public static boolean hidesCaller(Order order, @Nullable String own) {
    return own != null && order.has(Order.Flag.CONFIDENTIAL);
  }
}
