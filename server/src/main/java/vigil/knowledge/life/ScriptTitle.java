package vigil.knowledge.life;

import java.text.Normalizer;
import java.util.Locale;
import vigil.kernel.BlankText;

/// When two titles are the same (rules 7.6): blanks, what is not seen, letter case and the width of
/// characters make no other title.
public final class ScriptTitle {
  private ScriptTitle() {}

  /// The same for the same titles.
  public static String key(String title) {
    return BlankText.seen(Normalizer.normalize(title, Normalizer.Form.NFKC))
        .toLowerCase(Locale.ROOT);
  }
}
