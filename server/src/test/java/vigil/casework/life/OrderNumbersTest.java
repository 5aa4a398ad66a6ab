package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Order numbers as they are read out on the telephone (rules 5.2).
class OrderNumbersTest {
  /// 00:30 on the 28th in Shanghai, still the 27th in Greenwich.
  private static final Instant MONDAY = Instant.parse("2022-03-27T16:30:00Z");

  /// Luhn, reckoned by hand.
  @Test
  void aNumberIsTheDayTheSequenceAndACheckDigit() {
    assertEquals("20220328-000001-5", OrderNumbers.render(MONDAY, 1));
    assertEquals("20220328-987654-8", OrderNumbers.render(MONDAY, 987_654));
    assertTrue(OrderNumbers.isValid("20220328-987654-8"));
  }

  @Test
  void everyWrongDigitIsHeard() {
    String right = OrderNumbers.render(MONDAY, 987_654);
    for (int i = 0; i < right.length(); i++) {
      char digit = right.charAt(i);
      if (digit != '-') {
        char wrong = digit == '9' ? '0' : (char) (digit + 1);
        String heard = right.substring(0, i) + wrong + right.substring(i + 1);
        assertFalse(OrderNumbers.isValid(heard), heard);
      }
    }
    assertFalse(OrderNumbers.isValid("20220328-98765-8"));
    assertFalse(OrderNumbers.isValid("20220328-978654-8"), "two neighbours changed places");
  }
}
