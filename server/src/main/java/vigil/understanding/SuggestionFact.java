package vigil.understanding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
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

  /// What is suggested.
  enum SuggestedField {
    TYPE,
    /// The category that fills itself in.
    CATEGORY,
    /// The next ones by a press, where none was sure enough to fill itself in.
    CATEGORY_LIST,
    /// Whose duty it is.
    UNIT
  }

  /// Where, and so to whom, it was suggested.
  enum SuggestedPlace {
    /// To the agent who writes the order.
    DESK,
    /// To the dispatcher who gives it to a unit.
    BOARD,
    /// To the citizen who writes it.
    PORTAL,
    /// To whoever takes in a file of orders.
    IMPORT
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

  /// An order was registered, or given to a unit, by somebody to whom its words had been read.
  ///
  /// @param model version that guessed; null while words alone served
  /// @param place null in facts of before: the desk
  /// @param channel by which the order came; null in facts of before
  record SuggestionAnswered(
      String subject,
      Instant at,
      @Nullable String model,
      @Nullable SuggestedPlace place,
      Order.@Nullable Channel channel,
      List<FieldAnswer> answers)
      implements SuggestionFact {
    public SuggestionAnswered {
      answers = List.copyOf(answers);
    }

    public SuggestedPlace shownAt() {
      return place == null ? SuggestedPlace.DESK : place;
    }
  }
}
