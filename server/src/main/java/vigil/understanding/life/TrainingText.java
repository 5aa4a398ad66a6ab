package vigil.understanding.life;

import java.util.Set;

/// A text and what is right for it.
///
/// @param source texts of one source are never on both sides of a test
/// @param signs what other rules found in it
public record TrainingText(String source, String words, Set<String> signs, String label) {
  public TrainingText {
    signs = Set.copyOf(signs);
  }
}
