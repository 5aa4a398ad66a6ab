package vigil.understanding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order.Channel;

/// What citizens' words seem to be about, while they are written. Nothing is filled in: whoever
/// writes confirms it, or leaves it.
public interface CitizenSuggestions {
  /// Leaves that may be meant, the likeliest first; empty where nothing is sure enough.
  List<Guess> suggest(String title, String description, Instant now);

  /// Tells what came of it, once the order is registered. What cannot be told is left out: the
  /// order stands.
  ///
  /// @param description as it was sent
  /// @param chosen null where it was left to the hotline
  void tell(String order, Channel channel, String description, @Nullable String chosen, Instant at);
}
