package vigil.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import vigil.city.District;

/// A wave in one window of time: whatever is said of it - the headline, the districts, the curve,
/// the list behind, the report - is counted in the same orders.
///
/// @param from the window's first moment
/// @param to the first moment after it
/// @param count orders registered in it
/// @param usual how many would be usual
/// @param times how many times the usual; null where that is not said ([Rise])
/// @param districts add up to the count, those without a district among them
/// @param curve by ten minutes, some time before the window as well
/// @param calls of a wave of calls, what became of them; null for a topic's
public record Wave(
    Instant from,
    Instant to,
    int count,
    double usual,
    @Nullable Integer times,
    List<DistrictCount> districts,
    List<Point> curve,
    @Nullable WaveCalls calls) {
  public Wave {
    districts = List.copyOf(districts);
    curve = List.copyOf(curve);
    int sum = districts.stream().mapToInt(DistrictCount::count).sum();
    if (sum != count) {
      throw new IllegalArgumentException("Districts of " + sum + " are no parts of " + count);
    }
  }

  /// Of what nobody can place, such as calls: the whole city is its one part.
  public static Wave ofCity(
      Instant from, Instant to, int count, double usual, List<Point> curve, WaveCalls calls) {
    var city = new DistrictCount(DistrictCount.NOWHERE, "全市", "The whole city", count, usual);
    return new Wave(from, to, count, usual, Rise.times(count, usual), List.of(city), curve, calls);
  }

  /// Put together from its parts.
  ///
  /// @param counts by district code, [DistrictCount#NOWHERE] where nobody said which
  /// @param usual by district code
  public static Wave of(
      Instant from,
      Instant to,
      List<District> places,
      Map<String, Integer> counts,
      ToDoubleFunction<String> usual,
      List<Point> curve) {
    var districts = new ArrayList<DistrictCount>();
    int somewhere = 0;
    for (District place : places) {
      int count = counts.getOrDefault(place.code(), 0);
      somewhere += count;
      districts.add(
          new DistrictCount(
              place.code(),
              place.name(),
              place.nameEn(),
              count,
              usual.applyAsDouble(place.code())));
    }
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (all > somewhere) {
      districts.add(DistrictCount.nowhere(all - somewhere));
    }
    double expected = districts.stream().mapToDouble(DistrictCount::usual).sum();
    return new Wave(from, to, all, expected, Rise.times(all, expected), districts, curve, null);
  }
}
