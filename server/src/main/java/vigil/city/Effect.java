package vigil.city;

import java.util.List;
import java.util.Map;

/// What an edition would do beyond its own rows, counted on what stands now.
///
/// @param kind names the sentence that screens say; the figure in it is `count`
/// @param bars whether an edition with this effect may not come into force
/// @param lines the first of what was counted, each by named codes: `category`, `district`,
///   `street`, `unit`, `from`, `to`, `staff`, `orders`, `day`, ...
public record Effect(String kind, long count, boolean bars, List<Map<String, String>> lines) {
  /// Lines shown; the count is of all.
  public static final int MOST_LINES = 50;

  public Effect {
    lines = lines.stream().limit(MOST_LINES).map(Map::copyOf).toList();
  }
}
