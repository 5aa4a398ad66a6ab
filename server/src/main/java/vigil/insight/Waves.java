package vigil.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Waves as they are counted: one window for all that is said of one.
public interface Waves {
  /// A spike from its beginning to its end, or until now.
  Optional<Wave> findBySpike(String spike);

  /// What a topic's spike has in common with a wave of calls.
  SharedOrders countShared(String topicSpike, String callSpike);

  /// How a wave's orders were handled before a moment and from then on; of a wave of calls, those
  /// of its matter. Empty where the moment lies outside.
  List<WaveHandling> compareHandling(String spike, Instant cut);

  /// How many of a spike's kind came by the full hour, also before and after it.
  List<Point> listHours(String spike, Instant from, Instant to);

  /// How many of a spike's kind came in a time, also before or after it.
  Span count(String spike, Instant from, Instant to);

  /// Whatever came in the last hour.
  Wave countLastHour();

  /// The orders that a wave counts, newest first; of calls, those written from them.
  ///
  /// @param district only these; [DistrictCount#NOWHERE] for those without one, null for all
  /// @param before ids smaller than this one; null for the first
  List<WaveOrder> listOrders(
      String spike, @Nullable String district, @Nullable String before, int limit);

  /// A count.
  ///
  /// @param usual how many would be usual
  record Span(Instant from, Instant to, int count, double usual) {}

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
