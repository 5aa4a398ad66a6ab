package vigil.understanding.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A text as single characters and pairs of them, after what differs without meaning is made one:
/// letters small, forms of full width halved, every digit a 0.
final class CharacterGrams {
  /// Longer texts say it in the beginning; the rest would cost time.
  static final int LONGEST = 2_000;

  private static final int FULL_WIDTH_FIRST = 0xFF01;
  private static final int FULL_WIDTH_LAST = 0xFF5E;
  private static final int TO_HALF_WIDTH = 0xFEE0;

  /// A piece and where in the text it stands.
  record Gram(String text, int start, int end) {}

  private CharacterGrams() {}

  static List<Gram> list(String words) {
    String text = fold(words);
    var grams = new ArrayList<Gram>(text.length() * 2);
    int before = -1;
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        before = -1;
        continue;
      }
      grams.add(new Gram(text.substring(i, i + 1), i, i + 1));
      if (before >= 0) {
        grams.add(new Gram(text.substring(before, i + 1), before, i + 1));
      }
      before = i;
    }
    return grams;
  }

  /// As long as the text itself, so that places in one are places in the other.
  private static String fold(String words) {
    String text = words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    var folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
        c = (char) (c - TO_HALF_WIDTH);
      }
      folded.append(Character.isDigit(c) ? '0' : c);
    }
    String small = folded.toString().toLowerCase(Locale.ROOT);
    return small.length() == folded.length() ? small : folded.toString();
  }
}
