package vigil.understanding.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.city.AppealType;
import vigil.understanding.Guess;
import vigil.understanding.Suggestion;
import vigil.understanding.SuggestionFact.FieldAnswer;
import vigil.understanding.SuggestionFact.SuggestedField;
import vigil.understanding.SuggestionFact.SuggestionOutcome;

/// What counts as taken.
class SuggestionAnswersTest {
  private static final List<Guess> LEAVES =
      List.of(guess("0101", 0.4), guess("0102", 0.3), guess("0103", 0.2), guess("0104", 0.1));

  @Test
  void aTypeOrACategoryThatFilledItselfInIsTakenOrChanged() {
    var shown = suggestion(guess("HELP", 0.9), LEAVES.getFirst());
    assertEquals(
        List.of(
            new FieldAnswer(SuggestedField.TYPE, SuggestionOutcome.ACCEPTED, "HELP", 0.9, "HELP"),
            new FieldAnswer(
                SuggestedField.CATEGORY, SuggestionOutcome.CHANGED, "0101", 0.4, "0102")),
        SuggestionAnswers.of(shown, AppealType.HELP, "0102"));
  }

  @Test
  void ofAListOneOfTheFirstThreeIsTakenAndElseAllAreIgnored() {
    var shown = suggestion(null, null);
    assertEquals(
        new FieldAnswer(
            SuggestedField.CATEGORY_LIST, SuggestionOutcome.ACCEPTED, "0101", 0.2, "0103"),
        SuggestionAnswers.of(shown, AppealType.HELP, "0103").getFirst());
    for (String other : new String[] {"0104", "0999", null}) {
      var answer = SuggestionAnswers.of(shown, AppealType.HELP, other).getFirst();
      assertEquals(SuggestionOutcome.IGNORED, answer.outcome(), other);
    }
  }

  private static Guess guess(String value, double confidence) {
    return new Guess(value, confidence, List.of());
  }

  private static Suggestion suggestion(@Nullable Guess type, @Nullable Guess leaf) {
    return new Suggestion(
        type,
        new Suggestion.Matter(null, leaf, LEAVES, List.of()),
        null,
        List.of(),
        new Suggestion.Elements(null, null, List.of(), List.of(), null),
        "words-1");
  }
}
