package vigil.city;

import org.jspecify.annotations.Nullable;

/// Where something happened, as far as a duty depends on it: a district's code, and a street's code
/// where it is known.
public record Area(String district, @Nullable String street) {
  public static Area of(String district) {
    return new Area(district, null);
  }
}
