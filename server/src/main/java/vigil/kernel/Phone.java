package vigil.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A telephone number as dialled, digits with an optional leading plus.
public record Phone(String number) {
  private static final int LONGEST = 32;

  @JsonCreator
  public Phone {
    if (number.length() > LONGEST || !number.matches("\\+?[0-9*#]{1,31}")) {
      throw Mistake.unfit("phone", "1 to 31 digits with an optional leading +");
    }
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
