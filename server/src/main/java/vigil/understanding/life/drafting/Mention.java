package vigil.understanding.life.drafting;

import org.jspecify.annotations.Nullable;
import vigil.understanding.DraftPiece.Kind;
import vigil.understanding.life.quality.Quantity;

/// A piece of a sentence that must come from somewhere.
///
/// @param words as the sentence has them, of half width
/// @param bare the shortest form that says the same where no name stands before it (居委会); else null
/// @param quantity what it counts; null where it is no number with a value
record Mention(
    Kind kind, int from, int to, String words, @Nullable String bare, @Nullable Quantity quantity) {
  static Mention of(Kind kind, int from, int to, String text) {
    return new Mention(kind, from, to, text.substring(from, to), null, null);
  }
}
