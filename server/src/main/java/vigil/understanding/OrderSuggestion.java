package vigil.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.understanding.Suggestion.DangerGuess;

/// What the words of a stored order say beside what its writer chose, for whoever gives it to a
/// unit. Nothing of it stands in the order until a person presses.
///
/// @param categories leaves to take by a press, the likeliest first; empty where none is sure
///   enough, or what the order has already fits
/// @param units ids, the likeliest first; never one that the order accuses, and none while nobody
///   has said whom it accuses
/// @param dangers whom the words say to call
/// @param model version that guessed; null while words alone serve
public record OrderSuggestion(
    List<Guess> categories, List<Guess> units, List<DangerGuess> dangers, @Nullable String model) {
  public OrderSuggestion {
    categories = List.copyOf(categories);
    units = List.copyOf(units);
    dangers = List.copyOf(dangers);
  }

  /// The same with what was offered before and is not any more, since somebody took it.
  public OrderSuggestion after(OrderSuggestion earlier) {
    return new OrderSuggestion(
        earlier.categories.isEmpty() ? categories : earlier.categories,
        units.isEmpty() ? earlier.units : units,
        dangers,
        model);
  }
}
