package vigil.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many, of what, where, against what is usual.
public interface Insight {
  Optional<Spike> findSpike(String id);

  /// Spikes that are burning, newest first.
  List<Spike> listOpen();

  /// Closes a spike because it is dealt with; if it burns on, it goes on as the same wave.
  void close(String spike);

  /// Takes a closing back.
  ///
  /// @return false when another spike of its topic burns by now, or it burns itself
  boolean reopen(String spike);

  /// Counts and the usual, by ten minutes.
  ///
  /// @param district a code; null for the whole city
  List<Point> listSeries(String topic, @Nullable String district, Instant from, Instant to);

  /// The sixteen districts.
  ///
  /// @param topic null for everything
  List<DistrictCount> countByDistrict(@Nullable String topic, Instant from, Instant to);

  /// The orders that made a spike, newest first: ids.
  List<String> listOrdersBehind(String spike, int limit);
}
