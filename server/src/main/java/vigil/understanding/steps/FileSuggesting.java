package vigil.understanding.steps;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Order.Channel;
import vigil.kernel.Ledger;
import vigil.understanding.FileSuggestions;
import vigil.understanding.Guess;
import vigil.understanding.Suggestion;
import vigil.understanding.SuggestionFact;
import vigil.understanding.SuggestionFact.SuggestedPlace;
import vigil.understanding.SuggestionFact.SuggestionAnswered;
import vigil.understanding.Understanding;
import vigil.understanding.life.SuggestionAnswers;

/// The door of files from inside.
@Component
class FileSuggesting implements FileSuggestions {
  private final Understanding understanding;
  private final Ledger ledger;

  FileSuggesting(Understanding understanding, Ledger ledger) {
    this.understanding = understanding;
    this.ledger = ledger;
  }

  @Override
  public Optional<SureCategory> suggest(
      String title, String description, @Nullable String stated, Instant now) {
    Suggestion said = understanding.suggest(title + "\n" + description, null, now);
    return Optional.ofNullable(said.matter().leaf())
        .filter(it -> !it.value().equals(stated))
        .map(it -> new SureCategory(withWords(it, said.matter().top()), said.model()));
  }

  /// A leaf that is alone below its first level has no words of its own.
  private static Guess withWords(Guess leaf, @Nullable Guess top) {
    return leaf.why().isEmpty() && top != null
        ? new Guess(leaf.value(), leaf.confidence(), top.why())
        : leaf;
  }

  @Override
  public void tell(
      String order,
      SureCategory shown,
      @Nullable String stated,
      @Nullable String stored,
      Instant at) {
    ledger.append(
        new SuggestionAnswered(
            SuggestionFact.subjectOf(order),
            at,
            shown.model(),
            SuggestedPlace.IMPORT,
            Channel.IMPORT,
            List.of(SuggestionAnswers.ofCategories(List.of(shown.category()), stated, stored))));
  }
}
