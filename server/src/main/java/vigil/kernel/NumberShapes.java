package vigil.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;

/// What a row of digits can be by its shape alone.
final class NumberShapes {
  private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String ID_CHECKS = "10X98765432";
  private static final int FIRST_YEAR = 1890;
  private static final int LAST_YEAR = 2060;

  private NumberShapes() {}

  /// 11 digits from 13 to 19 on, as they are dialled: with 0, 86 or 0086 before them too.
  static boolean isMobile(String digits) {
    int lead = digits.length() - 11;
    return lead >= 0
        && digits.charAt(lead) == '1'
        && digits.charAt(lead + 1) >= '3'
        && (lead == 0
            || (digits.startsWith("86") && lead == 2)
            || (digits.startsWith("0086") && lead == 4)
            || (digits.startsWith("0") && lead == 1)
            || (digits.startsWith("17951") && lead == 5)
            || (digits.startsWith("12593") && lead == 5));
  }

  /// How long the area code is that it begins with; 0 where it begins with none.
  static int areaCode(String digits) {
    if (digits.length() < 3 || digits.charAt(0) != '0') {
      return 0;
    }
    char second = digits.charAt(1);
    return (second == '1' && digits.charAt(2) == '0') || second == '2' ? 3 : second >= '3' ? 4 : 0;
  }

  static boolean isLandline(String digits) {
    if (digits.startsWith("0086") && digits.length() > 11) {
      String home = digits.substring(4);
      return isLandline(home.startsWith("0") ? home : "0" + home);
    }
    if (digits.startsWith("860") && digits.length() > 12) {
      return isLandline(digits.substring(2));
    }
    int code = areaCode(digits);
    int rest = digits.length() - code;
    return code > 0
        && (rest == 8 || (rest == 7 && code == 4))
        && isLocalStart(digits.charAt(code))
        && !isServiceNumber(digits.substring(code));
  }

  static boolean isLocalStart(char c) {
    return c >= '2' && c <= '8';
  }

  /// Numbers of houses that everybody may ring: 400, 800, 95 and 96.
  static boolean isServiceNumber(String digits) {
    return (digits.length() == 10 && (digits.startsWith("400") || digits.startsWith("800")))
        || (digits.length() <= 8 && (digits.startsWith("95") || digits.startsWith("96")))
        || (digits.length() <= 5 && digits.startsWith("1"));
  }

  /// yyyymmdd.
  static boolean isDate(String digits) {
    if (digits.length() != 8) {
      return false;
    }
    int year = Integer.parseInt(digits.substring(0, 4));
    return year >= FIRST_YEAR && year <= LAST_YEAR && isDay(year, digits, 4);
  }

  private static boolean isDay(int year, String digits, int from) {
    try {
      LocalDate.of(
          year,
          Integer.parseInt(digits.substring(from, from + 2)),
          Integer.parseInt(digits.substring(from + 2, from + 4)));
      return true;
    } catch (DateTimeException none) {
      return false;
    }
  }

  /// An 18-digit resident id, whose last may be X (GB 11643): province, day of birth, check digit.
  static boolean isId18(String id) {
    return id.length() == 18 && isProvince(id) && isDate(id.substring(6, 14)) && isChecked(id);
  }

  /// Whether the check digit of ISO 7064 MOD 11-2 fits.
  static boolean isChecked(String id) {
    int sum = 0;
    for (int i = 0; i < ID_WEIGHTS.length; i++) {
      sum += (id.charAt(i) - '0') * ID_WEIGHTS[i];
    }
    return ID_CHECKS.charAt(sum % 11) == Character.toUpperCase(id.charAt(17));
  }

  /// The 15 digits given out before 1999.
  static boolean isId15(String digits) {
    return digits.length() == 15
        && isProvince(digits)
        && isDay(1900 + Integer.parseInt(digits.substring(6, 8)), digits, 8);
  }

  private static boolean isProvince(String digits) {
    int province = Integer.parseInt(digits.substring(0, 2));
    return (province >= 11 && province <= 15)
        || (province >= 21 && province <= 23)
        || (province >= 31 && province <= 37)
        || (province >= 41 && province <= 46)
        || (province >= 50 && province <= 54)
        || (province >= 61 && province <= 65)
        || province == 71
        || (province >= 81 && province <= 83);
  }

  /// A bank card by its length, first digit and Luhn's sum (ISO/IEC 7812).
  static boolean isCard(String digits) {
    int length = digits.length();
    char first = digits.charAt(0);
    return length >= 15
        && length <= 19
        && ((first >= '3' && first <= '6') || first == '9')
        && isLuhn(digits);
  }

  static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
