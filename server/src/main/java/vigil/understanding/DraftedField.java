package vigil.understanding;

import java.util.List;
import java.util.stream.Collectors;

/// One text of a draft, sentence by sentence.
///
/// @param name of the form's field
public record DraftedField(String name, List<DraftSentence> sentences) {
  public DraftedField {
    sentences = List.copyOf(sentences);
  }

  /// What may stand in the form: without the struck sentences.
  public String kept() {
    return sentences.stream()
        .filter(sentence -> sentence.struck() == null)
        .map(DraftSentence::text)
        .collect(Collectors.joining())
        .strip();
  }
}
