package vigil.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words, looked up by their first character and by their last, the longest first.
final class WordSet {
  private final Map<Character, List<String>> byFirst = new HashMap<>();
  private final Map<Character, List<String>> byLast = new HashMap<>();

  private WordSet(String[] words) {
    for (String word : words) {
      byFirst.computeIfAbsent(word.charAt(0), _ -> new ArrayList<>()).add(word);
      byLast.computeIfAbsent(word.charAt(word.length() - 1), _ -> new ArrayList<>()).add(word);
    }
    var longestFirst = Comparator.comparingInt((String word) -> -word.length());
    byFirst.values().forEach(some -> some.sort(longestFirst));
    byLast.values().forEach(some -> some.sort(longestFirst));
  }

  /// Of words with spaces between them.
  static WordSet of(String words) {
    return new WordSet(words.strip().split("\\s+"));
  }

  /// How long the longest of the words is that begins at this place; 0 where none does.
  int lengthAt(ScannedText text, int i) {
    var some = byFirst.get(text.at(i));
    if (some != null) {
      for (String word : some) {
        if (text.hasAt(i, word)) {
          return word.length();
        }
      }
    }
    return 0;
  }

  /// How long the longest of the words is that ends right before this place; 0 where none does.
  int lengthBefore(ScannedText text, int i, int longest) {
    var some = byLast.get(text.at(i - 1));
    if (some != null) {
      for (String word : some) {
        if (word.length() <= longest && text.hasAt(i - word.length(), word)) {
          return word.length();
        }
      }
    }
    return 0;
  }

  boolean endsAt(ScannedText text, int i, int longest) {
    return lengthBefore(text, i, longest) > 0;
  }
}
