package vigil.understanding.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.understanding.Guess;
import vigil.understanding.OrderSuggestion;
import vigil.understanding.Suggestion;
import vigil.understanding.SuggestionFact.FieldAnswer;
import vigil.understanding.SuggestionFact.SuggestedField;
import vigil.understanding.SuggestionFact.SuggestionOutcome;

/// Holds a suggestion beside what was stored.
public final class SuggestionAnswers {
  /// As many as the desk offers by a press.
  private static final int MOST_OTHERS = 3;

  private SuggestionAnswers() {}

  /// One answer for each field that was suggested.
  public static List<FieldAnswer> of(Suggestion shown, AppealType type, @Nullable String category) {
    var answers = new ArrayList<FieldAnswer>();
    Guess kind = shown.type();
    if (kind != null) {
      answers.add(answer(SuggestedField.TYPE, kind, type.name()));
    }
    Guess leaf = shown.matter().leaf();
    if (leaf != null) {
      answers.add(answer(SuggestedField.CATEGORY, leaf, category));
    } else if (!shown.matter().leaves().isEmpty()) {
      answers.add(listed(shown.matter().leaves(), category));
    }
    return answers;
  }

  /// One answer for each that was offered beside a stored order.
  ///
  /// @param before the category that it had
  /// @param category that it has when it is given to the lead
  public static List<FieldAnswer> of(
      OrderSuggestion shown, @Nullable String before, @Nullable String category, String lead) {
    var answers = new ArrayList<FieldAnswer>();
    var categories = shown.categories();
    if (!categories.isEmpty()) {
      answers.add(ofCategories(categories, before, category));
    }
    if (!shown.units().isEmpty()) {
      answers.add(answer(SuggestedField.UNIT, shown.units().getFirst(), lead));
    }
    return answers;
  }

  /// What came of one or more that could be taken by a press.
  ///
  /// @param before the category that stood there
  /// @param stored that stands there in the end
  public static FieldAnswer ofCategories(
      List<Guess> offered, @Nullable String before, @Nullable String stored) {
    var field = offered.size() == 1 ? SuggestedField.CATEGORY : SuggestedField.CATEGORY_LIST;
    Guess first = offered.getFirst();
    Guess taken = offered.stream().filter(it -> it.value().equals(stored)).findFirst().orElse(null);
    if (taken != null) {
      return new FieldAnswer(
          field, SuggestionOutcome.ACCEPTED, first.value(), taken.confidence(), stored);
    }
    var outcome =
        Objects.equals(before, stored) ? SuggestionOutcome.IGNORED : SuggestionOutcome.CHANGED;
    return new FieldAnswer(field, outcome, first.value(), first.confidence(), stored);
  }

  private static FieldAnswer answer(SuggestedField field, Guess guess, @Nullable String stored) {
    boolean isSame = guess.value().equals(stored);
    var outcome = isSame ? SuggestionOutcome.ACCEPTED : SuggestionOutcome.CHANGED;
    return new FieldAnswer(field, outcome, guess.value(), guess.confidence(), stored);
  }

  private static FieldAnswer listed(List<Guess> leaves, @Nullable String stored) {
    Guess first = leaves.getFirst();
    Guess taken =
        leaves.stream()
            .limit(MOST_OTHERS)
            .filter(one -> Objects.equals(one.value(), stored))
            .findFirst()
            .orElse(null);
    return new FieldAnswer(
        SuggestedField.CATEGORY_LIST,
        taken == null ? SuggestionOutcome.IGNORED : SuggestionOutcome.ACCEPTED,
        first.value(),
        (taken == null ? first : taken).confidence(),
        stored);
  }
}
