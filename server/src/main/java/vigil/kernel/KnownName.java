package vigil.kernel;

import java.util.function.Consumer;
import vigil.kernel.PersonalData.Kind;
import vigil.kernel.PersonalData.Span;

/// A name that is known beforehand, wherever it stands in a text: also with blanks or strokes
/// between its characters, in the other script or in the other case. Cost: linear in the text.
final class KnownName {
  /// A shorter name stands in other words by chance.
  private static final int SHORTEST = 2;

  private static final int WIDEST_GAP = 3;
  private static final String GAPS = " \t\r\n·•・‧.．-_—~*+/|,，、";

  /// What is written in the field for a name where nobody gave one.
  private static final WordSet NOBODY =
      WordSet.of("匿名 匿名者 匿名市民 市民 热心市民 居民 群众 业主 先生 女士 小姐 来电人 诉求人 无名氏 不详 未知 不愿透露 保密");

  private final ScannedText text;
  private final String name;

  private KnownName(ScannedText text, String name) {
    this.text = text;
    this.name = name;
  }

  static void find(ScannedText text, String name, Consumer<Span> found) {
    var wanted = ScannedText.of(name);
    String letters = letters(wanted);
    if (letters.length() < SHORTEST || NOBODY.lengthAt(wanted, 0) == wanted.length()) {
      return;
    }
    var known = new KnownName(text, letters);
    int at = 0;
    while (at < text.length()) {
      int end = known.end(at);
      if (end > at) {
        found.accept(text.span(Kind.NAME, at, end));
      }
      at = Math.max(end, at + 1);
    }
  }

  private static String letters(ScannedText name) {
    var letters = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      if (GAPS.indexOf(name.at(i)) < 0) {
        letters.append(Character.toLowerCase(name.at(i)));
      }
    }
    return letters.toString();
  }

  /// The place behind the name that begins here; -1 where none does.
  private int end(int from) {
    if (isInWord(from, from - 1)) {
      return -1;
    }
    int at = from;
    for (int k = 0; k < name.length(); k++) {
      int next = k == 0 ? at : text.skip(at, GAPS);
      if (next - at > WIDEST_GAP || Character.toLowerCase(text.at(next)) != name.charAt(k)) {
        return -1;
      }
      at = next + 1;
    }
    return isInWord(at - 1, at) ? -1 : at;
  }

  /// Whether a Latin word goes on over the edge of the name: Ann in Annex.
  private boolean isInWord(int edge, int beyond) {
    return ScannedText.isLetter(text.at(edge)) && ScannedText.isLetter(text.at(beyond));
  }
}
