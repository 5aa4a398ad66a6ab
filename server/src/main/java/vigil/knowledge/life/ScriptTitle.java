package vigil.knowledge.life;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// When two titles are the same (rules 7.6): blanks, what is not seen, letter case and the width of
/// characters make no other title.
public final class ScriptTitle {
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{C}]");

  private ScriptTitle() {}

  /// The same for the same titles.
  public static String key(String title) {
    String plain = Normalizer.normalize(title, Normalizer.Form.NFKC);
    return BLANK.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
