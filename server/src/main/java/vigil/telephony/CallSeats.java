package vigil.telephony;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who of the hotline is in a call that is talked.
///
/// @param offer the offer by which the one who has it got it; null where that was no offer
/// @param staff who has it, where that was no offer; null for nobody of the hotline
/// @param beside who is rung for it or is in it besides, each a person's id
public record CallSeats(@Nullable String offer, @Nullable String staff, List<String> beside) {
  public static final CallSeats NONE = new CallSeats(null, null, List.of());

  public CallSeats {
    beside = List.copyOf(beside);
  }
}
