package vigil.city;

import static java.util.Objects.requireNonNull;

/// A street, town, township or area that is run like one; its nine-digit code starts with its
/// district's six.
public record Street(String code, String name, String nameEn, String district) {
  public Street {
    if (!requireNonNull(code).matches("\\d{9}") || !code.startsWith(requireNonNull(district))) {
      throw new IllegalArgumentException(
          "a street's code has nine digits and starts with its district's, not " + code);
    }
  }
}
