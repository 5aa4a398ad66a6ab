package vigil.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Waves as they are counted: one window for all that is said of one.
public interface Waves {
  /// A spike from its beginning to its end, or until now.
  Optional<Wave> findBySpike(String spike);

  /// Whatever came in the last hour.
  Wave countLastHour();

  /// The orders that a wave counts, newest first.
  ///
  /// @param district only these; [DistrictCount#NOWHERE] for those without one, null for all
  /// @param before ids smaller than this one; null for the first
  List<WaveOrder> listOrders(
      String spike, @Nullable String district, @Nullable String before, int limit);

  /// An order behind a figure.
  record WaveOrder(
      String id,
      String number,
      Instant at,
      @Nullable String type,
      @Nullable String category,
      @Nullable String district,
      String state) {}
}
