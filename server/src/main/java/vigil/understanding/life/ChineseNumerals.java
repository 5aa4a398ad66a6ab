package vigil.understanding.life;

import org.jspecify.annotations.Nullable;

/// Reads numerals as Chinese writes them: `3,500`, `1.2万`, `两千三`, `一百零五`, `二〇二二`, `三四百`.
public final class ChineseNumerals {
  /// The characters of a numeral, for patterns.
  public static final String NUMERAL =
      "(?:[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?[百千万亿]*|[零〇一二两三四五六七八九十百千万亿俩仨廿]+)";

  private static final String DIGITS = "零一二三四五六七八九";

  /// What a numeral may mean: low and high differ where it names two, `三四百`.
  public record Range(double low, double high) {}

  private ChineseNumerals() {}

  /// A whole number below a hundred, as of hours and days; -1 where it is none.
  static int parseSmall(@Nullable String said) {
    if (said == null || !said.matches(NUMERAL)) {
      return -1;
    }
    Range range = parse(said);
    boolean isSmall = range.low() == range.high() && range.low() < 100;
    return isSmall && range.low() == Math.rint(range.low()) ? (int) range.low() : -1;
  }

  public static Range parse(String text) {
    String plain = text.replace(",", "");
    if (Character.isDigit(plain.charAt(0))) {
      int end = 0;
      while (end < plain.length()
          && (Character.isDigit(plain.charAt(end)) || plain.charAt(end) == '.')) {
        end++;
      }
      double value = Double.parseDouble(plain.substring(0, end));
      for (int i = end; i < plain.length(); i++) {
        value *= power(plain.charAt(i));
      }
      return new Range(value, value);
    }
    return spelled(normal(plain));
  }

  private static String normal(String text) {
    return text.replace('〇', '零')
        .replace('两', '二')
        .replace('俩', '二')
        .replace('仨', '三')
        .replace("廿", "二十");
  }

  /// Two digits side by side name a range (三四百, 七八十) unless all are digits (二零二二, 八八).
  private static Range spelled(String text) {
    if (text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
      return digits(text);
    }
    for (int i = 0; i + 1 < text.length(); i++) {
      int one = DIGITS.indexOf(text.charAt(i));
      int two = DIGITS.indexOf(text.charAt(i + 1));
      if (one > 0 && two == one + 1) {
        double low = value(text.substring(0, i + 1) + text.substring(i + 2));
        double high = value(text.substring(0, i) + text.substring(i + 1));
        return new Range(low, high);
      }
    }
    double value = value(text);
    return new Range(value, value);
  }

  private static Range digits(String text) {
    int one = DIGITS.indexOf(text.charAt(0));
    if (text.length() == 2 && one > 0 && DIGITS.indexOf(text.charAt(1)) == one + 1) {
      return new Range(one, one + 1);
    }
    double value = 0;
    for (int i = 0; i < text.length(); i++) {
      value = value * 10 + DIGITS.indexOf(text.charAt(i));
    }
    return new Range(value, value);
  }

  /// A last digit without a power stands for the next lower one: 两千三 is 2300, 一万二 12000.
  private static double value(String text) {
    double whole = 0;
    double part = 0;
    double digit = 0;
    double last = 1;
    boolean afterZero = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int d = DIGITS.indexOf(c);
      if (d == 0) {
        afterZero = true;
      } else if (d > 0) {
        digit = d;
      } else if (power(c) >= 10_000) {
        whole += (part + digit == 0 ? 1 : part + digit) * power(c);
        part = 0;
        digit = 0;
        last = power(c);
        afterZero = false;
      } else {
        part += (digit == 0 ? 1 : digit) * power(c);
        digit = 0;
        last = power(c);
        afterZero = false;
      }
    }
    double unit = !afterZero && last >= 100 ? last / 10 : 1;
    return whole + part + digit * unit;
  }

  private static double power(char unit) {
    return switch (unit) {
      case '十' -> 10;
      case '百' -> 100;
      case '千' -> 1_000;
      case '万' -> 10_000;
      case '亿' -> 100_000_000;
      default -> 1;
    };
  }
}
