package vigil.casework;

import org.jspecify.annotations.Nullable;

/// What a record asks of the words it is given when it is made.
final class Texts {
  private Texts() {}

  static void needed(String field, @Nullable String text, int longest) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(field + " must not be empty");
    }
    atMost(field, text, longest);
  }

  static void atMost(String field, @Nullable String text, int longest) {
    if (text != null && text.codePointCount(0, text.length()) > longest) {
      throw new IllegalArgumentException(field + " is longer than " + longest + " characters");
    }
  }
}
