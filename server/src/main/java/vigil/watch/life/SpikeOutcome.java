package vigil.watch.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.watch.PeriodicContent.Phrase;

/// A spike, and what became of it.
///
/// @param count cases, as its own page shows them
public record SpikeOutcome(
    String id, Phrase topic, boolean isOfCalls, int count, Course course, Response response) {
  /// When it came and went.
  ///
  /// @param endedAt null while it burns
  public record Course(double usual, Instant raisedAt, @Nullable Instant endedAt) {}

  /// What was done.
  ///
  /// @param reports express reports that were signed
  /// @param units that they went to
  /// @param answered of these units
  /// @param scripts answer scripts that are out for it
  public record Response(int reports, int units, int answered, int scripts) {}

  /// The path that lists its orders; of calls there is the spike itself.
  public String query() {
    String path = "/api/insight/spikes/" + id;
    return isOfCalls ? path : path + "/orders";
  }
}
