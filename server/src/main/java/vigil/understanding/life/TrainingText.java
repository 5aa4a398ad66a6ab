package vigil.understanding.life;

/// A text and what is right for it.
///
/// @param source texts of one source are never on both sides of a test
public record TrainingText(String source, ReadText text, String label) {
  boolean isOrder() {
    return source.startsWith(LabelledAppeal.ORDER);
  }
}
