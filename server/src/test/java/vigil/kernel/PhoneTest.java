package vigil.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {
  @ParameterizedTest
  @ValueSource(strings = {"000", "0", "00", "00000000000", "+0", "*", "#0#"})
  void aNumberOfZerosAndSignsIsNobodys(String number) {
    var phone = new Phone(number);
    assertTrue(phone.isWithheld());
    assertFalse(phone.isSameAs(new Phone(number)), "two who withhold it are two strangers");
  }

  @Test
  void aNumberThatSomebodyHasIsTheSameAsItself() {
    var phone = new Phone("02112345678");
    assertFalse(phone.isWithheld());
    assertTrue(phone.isSameAs(new Phone("02112345678")));
    assertFalse(phone.isSameAs(new Phone("02112345679")));
  }
}
