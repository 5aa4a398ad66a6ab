package vigil.kernel;

/// The digits of every script, as somebody may write them so that they are read and not found.
public final class DigitForms {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

  /// The first of nine each, and what stands for zero beside them.
  private static final String ONES = "①⑴⒈⓵❶➀➊㈠㊀";

  private static final String ZEROS = "⓪⓿";

  private DigitForms() {}

  /// The value of a digit, also raised, in a circle or in brackets; -1 for none. A Chinese numeral
  /// is none: whether it is one its neighbours say.
  public static int valueOf(int codePoint) {
    if (codePoint > '\u3300' && codePoint <= '\u9fff') {
      return -1;
    }
    int digit = Character.digit(codePoint, 10);
    if (digit >= 0 || Character.getType(codePoint) != Character.OTHER_NUMBER) {
      return digit;
    }
    int row = Math.max(RAISED.indexOf(codePoint), LOWERED.indexOf(codePoint));
    return row >= 0 || ZEROS.indexOf(codePoint) >= 0 ? Math.max(row, 0) : fromOne(codePoint);
  }

  private static int fromOne(int codePoint) {
    for (int i = 0; i < ONES.length(); i++) {
      int value = codePoint - ONES.charAt(i) + 1;
      if (value >= 1 && value <= 9) {
        return value;
      }
    }
    return -1;
  }
}
