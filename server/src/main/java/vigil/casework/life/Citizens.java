package vigil.casework.life;

import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;

/// What is known of the citizens who wait for an order's reply beside its own.
///
/// @param joined how many orders were merged into it, directly or by way of others
/// @param seenOnSite the type of one of them that needs a look at the place; null where none does
public record Citizens(int joined, @Nullable AppealType seenOnSite) {
  /// Nobody was merged into it.
  public static final Citizens NONE = new Citizens(0, null);

  /// So many who want nothing special.
  public static Citizens of(int joined) {
    return new Citizens(joined, null);
  }
}
