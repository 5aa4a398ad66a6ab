package vigil.workforce;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a leader says to those at the desks; each of them says that it was read.
///
/// @param to whom it is for; null for all who are on shift
/// @param kind MESSAGE, or SEAT_FORCED: `text` says why, `seatState` to what
/// @param readBy who has read it
public record DeskNotice(
    String id,
    Instant at,
    String by,
    @Nullable String to,
    Kind kind,
    @Nullable String seatState,
    String text,
    List<String> readBy) {
  public static final int LONGEST = 300;

  /// So long a notice that was not read is shown: those of the next day have no use for it.
  public static final Duration SHOWN_FOR = Duration.ofHours(24);

  public enum Kind {
    MESSAGE,
    SEAT_FORCED
  }

  public DeskNotice {
    readBy = List.copyOf(readBy);
  }
}
