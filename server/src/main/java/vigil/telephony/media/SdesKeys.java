package vigil.telephony.media;

import org.jspecify.annotations.Nullable;

/// What seals a phone's sound.
///
/// @param ours null: it goes in the clear
/// @param theirs null until the far side has named it
public record SdesKeys(@Nullable SrtpKey ours, @Nullable SrtpKey theirs) {
  public static final SdesKeys CLEAR = new SdesKeys(null, null);

  /// For an offer of ours that no other far side ever had.
  public static SdesKeys offered() {
    return new SdesKeys(SrtpKey.make(), null);
  }
}
