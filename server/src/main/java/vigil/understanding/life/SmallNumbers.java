package vigil.understanding.life;

import org.jspecify.annotations.Nullable;

/// Whole numbers below a hundred as people write them: 9, 九, 十五, 二十一.
final class SmallNumbers {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final int TEN = 10;

  private SmallNumbers() {}

  /// -1 where it is none.
  static int parse(@Nullable String said) {
    if (said == null || said.isEmpty()) {
      return -1;
    }
    if (said.chars().allMatch(Character::isDigit)) {
      return Integer.parseInt(said);
    }
    String text = said.replace('两', '二');
    int ten = text.indexOf('十');
    if (ten < 0) {
      return text.length() == 1 ? DIGITS.indexOf(text) : -1;
    }
    int tens = ten == 0 ? 1 : DIGITS.indexOf(text.charAt(ten - 1));
    int ones = ten == text.length() - 1 ? 0 : DIGITS.indexOf(text.charAt(ten + 1));
    return ten > 1 || text.length() > ten + 2 || tens < 0 || ones < 0 ? -1 : tens * TEN + ones;
  }
}
