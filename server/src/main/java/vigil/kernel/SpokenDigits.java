package vigil.kernel;

/// Digits as they are typed and as they are said: 1, 一, 幺, 壹.
final class SpokenDigits {
  private static final String[] WRITTEN = {
    "0〇零○Ｏ", "1一幺壹弌", "2二贰貳弍", "3三叁參叄", "4四肆", "5五伍", "6六陆陸", "7七柒", "8八捌", "9九玖"
  };

  /// Heard only between other digits: 洞 for 0, 拐 for 7, 勾 for 9, and letters that look like digits.
  private static final String[] WEAK = {"洞oO", "腰lI", "两", "", "", "", "", "拐", "", "勾"};

  private static final byte[] STRONG_VALUES = values(WRITTEN);
  private static final byte[] WEAK_VALUES = values(WEAK);

  private SpokenDigits() {}

  private static byte[] values(String[] writings) {
    var values = new byte[1 << Character.SIZE];
    java.util.Arrays.fill(values, (byte) -1);
    for (int digit = 0; digit < writings.length; digit++) {
      for (char c : writings[digit].toCharArray()) {
        values[c] = (byte) digit;
      }
    }
    return values;
  }

  /// The value of a digit; -1 where the character is none.
  static int value(char c) {
    return STRONG_VALUES[c];
  }

  /// The value of a character behind a digit; -1 where it is none there either.
  static int valueInside(char c) {
    return STRONG_VALUES[c] >= 0 ? STRONG_VALUES[c] : WEAK_VALUES[c];
  }

  static boolean isDigit(char c) {
    return STRONG_VALUES[c] >= 0;
  }
}
