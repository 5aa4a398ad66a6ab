package vigil.city;

import static java.util.Objects.requireNonNull;

/// One of the sixteen districts, by its GB/T 2260 code (310115 is Pudong).
public record District(String code, String name, String nameEn) {
  public District {
    if (!requireNonNull(code).matches("\\d{6}")) {
      throw new IllegalArgumentException("a district's code has six digits, not " + code);
    }
  }
}
