package vigil.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Waves as they are counted: one window for all that is said of one.
public interface Waves {
  /// A spike from its beginning to its end, or until now.
  Optional<Wave> findBySpike(String spike);

  /// A spike as it may be told to some units: without the orders that accuse one of them or a unit
  /// above it, or of which nobody has said whom they accuse, and of calls without the calls that
  /// these were written from.
  Optional<WaveForUnits> findForUnits(String spike, Set<String> units);

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
  default List<WaveOrder> listOrders(
      String spike, @Nullable String district, @Nullable String before, int limit) {
    return listOrders(spike, Told.ALL, district, before, limit);
  }

  /// The same, as they may be told to some units.
  List<WaveOrder> listOrders(
      String spike, Told told, @Nullable String district, @Nullable String before, int limit);

  /// To whom a wave's orders may be told, and up to when it is counted.
  ///
  /// @param units none for the hotline's own people
  /// @param to only those before; null for all until its end or now
  record Told(Set<String> units, @Nullable Instant to) {
    public static final Told ALL = new Told(Set.of(), null);

    public Told {
      units = Set.copyOf(units);
    }
  }

  /// A wave as it may be told to some units.
  ///
  /// @param whole what it counts with all its orders
  /// @param leftOut by unit, the orders that accuse it or a unit above it, those of the curve
  ///   before the wave among them
  /// @param unsaid the orders of which nobody has said yet whom they accuse, left out as well
  record WaveForUnits(
      Wave wave, int whole, Map<String, List<String>> leftOut, List<String> unsaid) {}

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
