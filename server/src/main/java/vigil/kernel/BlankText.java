package vigil.kernel;

/// A text of which nothing is seen: blanks, and what stands in a line without a mark of its own
/// (zero width spaces, soft hyphens, marks of direction, fillers). Whoever sent it has said
/// nothing.
public final class BlankText {
  /// Letters, marks and symbols by their category, though nothing of them is seen: joiners, fillers
  /// of Hangul, vowels of Khmer, the empty pattern of Braille.
  private static final String FILLERS = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

  private static final int FIRST_VARIATION = 0xFE00;
  private static final int LAST_VARIATION = 0xFE0F;

  private BlankText() {}

  /// Whether it says nothing.
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(BlankText::isUnseen);
  }

  /// What is seen of it, without blanks.
  public static String seen(String text) {
    var seen = new StringBuilder(text.length());
    text.codePoints().filter(one -> !isUnseen(one)).forEach(seen::appendCodePoint);
    return seen.toString();
  }

  private static boolean isUnseen(int one) {
    return Character.isWhitespace(one)
        || Character.isSpaceChar(one)
        || Character.getType(one) == Character.FORMAT
        || Character.getType(one) == Character.CONTROL
        || FILLERS.indexOf(one) >= 0
        || (one >= FIRST_VARIATION && one <= LAST_VARIATION);
  }
}
