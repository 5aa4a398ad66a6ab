package vigil.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A telephone number as dialled, digits with an optional leading plus.
public record Phone(String number) {
  private static final int LONGEST = 32;

  /// How a number is kept that the caller withheld or that is none at all.
  public static final Phone WITHHELD = new Phone("000");

  @JsonCreator
  public Phone {
    if (number.length() > LONGEST || !number.matches("\\+?[0-9*#]{1,31}")) {
      throw InvalidInput.malformed("phone", "1 to 31 digits with an optional leading +");
    }
  }

  /// Nobody's number: gateways write zeros or a sign where a caller withheld it. Two such callers
  /// are two strangers, so it finds nothing and is the same as no other.
  public boolean isWithheld() {
    return number.matches("[+0*#]+");
  }

  /// Whether both are somebody's and one and the same.
  public boolean isSameAs(Phone other) {
    return !isWithheld() && equals(other);
  }

  @JsonValue
  @Override
  public String number() {
    return number;
  }

  /// Never the number: whatever is logged by mistake is masked.
  @Override
  public String toString() {
    return Masked.phone(number);
  }
}
