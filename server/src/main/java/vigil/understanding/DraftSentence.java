package vigil.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sentence of a draft, held against its sources.
///
/// @param text with its stop
/// @param struck why it does not belong into the form; null where it may stay
/// @param pieces from left to right
public record DraftSentence(String text, @Nullable Struck struck, List<DraftPiece> pieces) {
  /// Why a sentence is struck.
  public enum Struck {
    /// One of its pieces is in no source.
    PIECE_WITHOUT_SOURCE,

    /// Too few of its words are in any source.
    NOT_SAID
  }

  public DraftSentence {
    pieces = List.copyOf(pieces);
  }
}
