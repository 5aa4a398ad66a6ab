package vigil.knowledge;

import jakarta.validation.constraints.Size;
import vigil.kernel.InvalidInput;

/// A sentence of an agent's own.
///
/// @param title by which it is found
public record OwnPhrase(
    @Size(max = OwnPhrase.LONGEST_TITLE) String title,
    @Size(max = OwnPhrase.LONGEST_TEXT) String text) {
  static final int LONGEST_TITLE = 30;
  static final int LONGEST_TEXT = 500;

  public OwnPhrase {
    InvalidInput.requireText("title", title, LONGEST_TITLE);
    InvalidInput.requireText("text", text, LONGEST_TEXT);
  }
}
