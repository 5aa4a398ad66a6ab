package vigil.understanding;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the rows of a file of appeals are about, before they are taken in. Nothing is filled in:
/// whoever takes the file in presses, or leaves it.
public interface FileSuggestions {
  /// A leaf that the words are sure of.
  ///
  /// @param model version that guessed
  record SureCategory(Guess category, @Nullable String model) {}

  /// Empty where the words are not sure, or say what the row says already.
  ///
  /// @param stated the leaf that stands in the row; null for none
  Optional<SureCategory> suggest(
      String title, String description, @Nullable String stated, Instant now);

  /// Tells what came of it, in the transaction that registers the row.
  ///
  /// @param stored what the order was registered with; null where it was left to the hotline
  void tell(
      String order,
      SureCategory shown,
      @Nullable String stated,
      @Nullable String stored,
      Instant at);
}
