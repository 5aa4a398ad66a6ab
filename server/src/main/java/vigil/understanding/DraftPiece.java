package vigil.understanding;

import org.jspecify.annotations.Nullable;

/// A name, number, date or place in a sentence of a draft.
///
/// @param from the index of its first character in the sentence
/// @param to the index behind its last one
/// @param source the words that it came from; null where there are none
public record DraftPiece(Kind kind, int from, int to, @Nullable Quote source) {
  /// What a piece says.
  public enum Kind {
    PERSON,
    UNIT,
    PLACE,
    PHONE,
    MONEY,
    DATE,
    NUMBER,

    /// A law, a form, an app, what somebody said.
    TITLE,

    /// Personal data that were taken out.
    MARK
  }

  /// Words of a source.
  public record Quote(String source, int from, int to) {}
}
