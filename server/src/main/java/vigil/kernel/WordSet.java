package vigil.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words, looked up by their first character, the longest first.
final class WordSet {
  private final Map<Character, List<String>> byFirst = new HashMap<>();

  private WordSet(String[] words) {
    for (String word : words) {
      byFirst.computeIfAbsent(word.charAt(0), _ -> new ArrayList<>()).add(word);
    }
    byFirst.values().forEach(some -> some.sort(Comparator.comparingInt(word -> -word.length())));
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
    for (int k = Math.max(0, i - longest); k < i; k++) {
      var some = byFirst.get(text.at(k));
      if (some != null) {
        for (String word : some) {
          if (k + word.length() == i && text.hasAt(k, word)) {
            return word.length();
          }
        }
      }
    }
    return 0;
  }

  boolean endsAt(ScannedText text, int i, int longest) {
    return lengthBefore(text, i, longest) > 0;
  }
}
