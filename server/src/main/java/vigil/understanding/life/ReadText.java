package vigil.understanding.life;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A text that is asked about.
///
/// @param signs what the policy's words found in it
/// @param meaning the sentence in numbers; null where there is no runtime for it
public record ReadText(String words, Set<String> signs, @Nullable TextVector meaning) {
  public ReadText {
    signs = Set.copyOf(signs);
  }

  /// A text whose meaning is not known.
  public static ReadText of(String words, Set<String> signs) {
    return new ReadText(words, signs, null);
  }

  /// A text with its meaning as numbers.
  public static ReadText of(String words, Set<String> signs, float @Nullable [] meaning) {
    return new ReadText(words, signs, meaning == null ? null : TextVector.dense(meaning));
  }
}
