package vigil.insight;

import org.jspecify.annotations.Nullable;

/// A tile of the map.
///
/// @param district a code, or [#NOWHERE] where nobody said which
/// @param times how many times the usual; null where that is not said ([Rise])
public record DistrictCount(
    String district, String name, String nameEn, int count, double usual, @Nullable Integer times) {
  public static final String NOWHERE = "-";

  public DistrictCount(String district, String name, String nameEn, int count, double usual) {
    this(district, name, nameEn, count, usual, Rise.times(count, usual));
  }

  public static DistrictCount nowhere(int count) {
    return new DistrictCount(NOWHERE, "未填区", "No district", count, 0);
  }
}
