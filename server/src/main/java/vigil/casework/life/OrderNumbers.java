package vigil.casework.life;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import vigil.city.WorkingDays;

/// Order numbers, `yyyyMMdd-NNNNNN-C`: day in Shanghai, sequence, check digit (rules 5.2).
public final class OrderNumbers {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final String FORM = "\\d{8}-\\d{6}-\\d";

  private OrderNumbers() {}

  public static String render(Instant at, long sequence) {
    String digits = DAY.format(WorkingDays.dayOf(at)) + "%06d".formatted(sequence);
    return digits.substring(0, 8) + "-" + digits.substring(8) + "-" + check(digits);
  }

  /// Whether a number was heard and typed right: its form and its check digit.
  public static boolean isValid(String number) {
    return number.matches(FORM)
        && number.charAt(16) - '0' == check(number.substring(0, 8) + number.substring(9, 15));
  }

  /// Luhn: finds every wrong digit and nearly every swap of two neighbours.
  private static int check(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return (10 - sum % 10) % 10;
  }
}
