package vigil.understanding.life.drafting;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vigil.understanding.DraftSource;

/// What a reply begins with where no model drafts: what was done and said already, sentence by
/// sentence, nothing twice and nothing of its own.
public final class ReplyExtract {
  private static final Pattern SENTENCE = Pattern.compile("(?<=[。！？；\\n])");
  private static final int SHORTEST = 4;

  private ReplyExtract() {}

  /// The sentences of these sources in their order, as many as fit whole.
  public static String of(List<DraftSource> sources, int most) {
    Set<String> sentences = new LinkedHashSet<>();
    for (DraftSource source : sources) {
      for (String sentence : SENTENCE.split(source.text(), -1)) {
        String plain = sentence.strip();
        if (plain.length() >= SHORTEST) {
          sentences.add(plain.matches("(?s).*[。！？；]") ? plain : plain + "。");
        }
      }
    }
    var text = new StringBuilder();
    for (String sentence : sentences) {
      if (text.length() + sentence.length() <= most) {
        text.append(sentence);
      }
    }
    return text.toString();
  }
}
