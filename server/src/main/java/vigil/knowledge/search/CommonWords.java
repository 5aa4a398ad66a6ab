package vigil.knowledge.search;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Why a script was found, in whole words: its keywords that were said, and the words of the
/// question (as ICU's dictionary cuts them) that it writes.
final class CommonWords {
  private static final int MOST = 8;
  private static final ThreadLocal<BreakIterator> WORDS =
      ThreadLocal.withInitial(() -> BreakIterator.getWordInstance(ULocale.CHINESE));

  private CommonWords() {}

  /// The words of a question in order, each of two characters at least.
  static List<String> cut(String text) {
    List<String> words = new ArrayList<>();
    BreakIterator cuts = WORDS.get();
    cuts.setText(text);
    int from = cuts.first();
    for (int to = cuts.next(); to != BreakIterator.DONE; from = to, to = cuts.next()) {
      String word = text.substring(from, to).strip();
      if (word.length() > 1 && Character.isLetterOrDigit(word.codePointAt(0))) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }

  /// What question and script have in common.
  ///
  /// @param cut the question's words
  /// @param keywords the script's own and those of its spike's callers
  /// @param words everything the script says, in small letters
  static List<String> of(
      SearchWords.Question question, List<String> cut, List<String> keywords, String words) {
    Set<String> common = new LinkedHashSet<>();
    String said = question.whole();
    keywords.stream().filter(said::contains).forEach(common::add);
    question.added().stream()
        .filter(one -> words.contains(one.toLowerCase(Locale.ROOT)))
        .forEach(common::add);
    cut.stream().filter(words::contains).forEach(common::add);
    List<String> whole = new ArrayList<>(common);
    whole.removeIf(one ->
        common.stream().anyMatch(other -> other.length() > one.length() && other.contains(one)));
    return whole.subList(0, Math.min(MOST, whole.size()));
  }
}
