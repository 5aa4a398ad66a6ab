package vigil.understanding.life;

import java.util.HashSet;
import java.util.Set;

/// How much of a text a model was ever taught: the share of its different pairs of Chinese
/// characters that the vocabulary holds. A run of letters counts as a pair that nobody taught; a
/// character beside itself (啊啊), digits and signs count as nothing.
final class KnownPairs {
  private KnownPairs() {}

  /// 0 to 1; 0 where the text has no pair.
  static double share(String words, Vocabulary vocabulary) {
    var pairs = new HashSet<String>();
    var runs = new HashSet<String>();
    collect(words.substring(0, Math.min(words.length(), CharacterGrams.LONGEST)), pairs, runs);
    long known = pairs.stream().filter(pair -> vocabulary.find(pair) >= 0).count();
    int all = pairs.size() + runs.size();
    return all == 0 ? 0 : (double) known / all;
  }

  private static void collect(String text, Set<String> pairs, Set<String> runs) {
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean isAfterChinese = at > 0 && Character.isIdeographic(text.charAt(at - 1));
      if (Character.isIdeographic(c)) {
        if (isAfterChinese && text.charAt(at - 1) != c) {
          pairs.add(text.substring(at - 1, at + 1));
        }
        from = at + 1;
      } else if (!Character.isLetter(c)) {
        from = at + 1;
      } else if (at + 1 == text.length() || !isForeign(text.charAt(at + 1))) {
        runs.add(text.substring(from, at + 1));
      }
    }
  }

  private static boolean isForeign(char c) {
    return Character.isLetter(c) && !Character.isIdeographic(c);
  }
}
