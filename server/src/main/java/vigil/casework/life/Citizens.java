package vigil.casework.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;

/// What is known of the citizens who wait for an order's reply: its own, and those who were merged
/// into it.
///
/// @param joined how many orders were merged into it, directly or by way of others
/// @param seenOnSite the type of one of them that needs a look at the place; null where none does
/// @param unhappySince when somebody of them last said that nothing is well, and has said nothing
///   else since; null where nobody did
/// @param askedForLater when its own citizen last asked to be called at another time; null where
///   that never was
/// @param hasNumber whether a number is known at which its own citizen can be called
public record Citizens(
    int joined,
    @Nullable AppealType seenOnSite,
    @Nullable Instant unhappySince,
    @Nullable Instant askedForLater,
    boolean hasNumber) {
  /// The own citizen alone, who can be called.
  public static final Citizens NONE = of(0);

  /// The own citizen, who can be called, and so many others who want nothing special.
  public static Citizens of(int joined) {
    return new Citizens(joined, null, null, null, true);
  }
}
