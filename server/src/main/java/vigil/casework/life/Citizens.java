package vigil.casework.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;

/// What is known of the citizens who wait for an order's reply beside its own.
///
/// @param joined how many orders were merged into it, directly or by way of others
/// @param seenOnSite the type of one of them that needs a look at the place; null where none does
/// @param unhappySince when somebody of them last said that nothing is well, and has said nothing else
///   since; null where nobody did
public record Citizens(
    int joined, @Nullable AppealType seenOnSite, @Nullable Instant unhappySince) {
  /// Nobody was merged into it.
  public static final Citizens NONE = new Citizens(0, null, null);

  /// So many who want nothing special.
  public static Citizens of(int joined) {
    return new Citizens(joined, null, null);
  }
}
