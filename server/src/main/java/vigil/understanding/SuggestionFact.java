package vigil.understanding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Fact;

/// What people made of suggestions. Nobody's words are in here, and not who wrote the order.
public sealed interface SuggestionFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  /// The subject under which stands what came of an order's suggestions.
  static String subjectOf(String order) {
    return "suggestion/" + order;
  }

  /// The order that a subject is about.
  static String orderOf(String subject) {
    return subject.substring(subject.indexOf('/') + 1);
  }

  /// What is suggested on the desk.
  enum SuggestedField {
    TYPE,
    /// The category that fills itself in.
    CATEGORY,
    /// The next ones by a press, where none was sure enough to fill itself in.
    CATEGORY_LIST
  }

  enum SuggestionOutcome {
    /// Stored as it was suggested, left alone or chosen as well.
    ACCEPTED,
    /// Another value was stored in its place.
    CHANGED,
    /// None of the list was taken.
    IGNORED
  }

  /// What came of one field.
  ///
  /// @param suggested a code; of a list the first
  /// @param stored what the order was registered with; null for none
  record FieldAnswer(
      SuggestedField field,
      SuggestionOutcome outcome,
      String suggested,
      double confidence,
      @Nullable String stored) {}

  /// An order was registered by somebody to whom its words had been read.
  ///
  /// @param model version that guessed; null while words alone served
  record SuggestionAnswered(
      String subject, Instant at, @Nullable String model, List<FieldAnswer> answers)
      implements SuggestionFact {
    public SuggestionAnswered {
      answers = List.copyOf(answers);
    }
  }
}
