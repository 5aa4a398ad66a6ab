package vigil.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.kernel.InvalidInput;

/// What whoever ends a duty tells the next.
///
/// @param to who has the duty next; null where the roster names nobody else
/// @param confirmedBy who has read it; null for nobody yet
public record Handover(
    String id,
    String by,
    @Nullable String to,
    Instant at,
    String words,
    @Nullable String confirmedBy,
    @Nullable Instant confirmedAt) {
  public static final int LONGEST = 2_000;

  public Handover {
    InvalidInput.requireText("words", words, LONGEST);
  }
}
