package vigil.knowledge;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A published script that an editor looks at again (rules 7.5).
///
/// @param script its id
/// @param edition that agents read
/// @param reasons why, the most urgent first
/// @param validTo last day it may be read out; null is until it is retired
public record ScriptReview(
    String script,
    int edition,
    String title,
    @Nullable String titleEn,
    List<Reason> reasons,
    @Nullable LocalDate validTo,
    Instant publishedAt,
    @JsonUnwrapped Use use) {
  /// What became of it.
  ///
  /// @param used how often callers were answered with it, whatever the edition
  /// @param usedAt when last
  /// @param wrongMarks that nobody has answered yet
  /// @param answered the newest orders that its published edition answered, fifty at most
  /// @param askedAgain those of them whose caller came back about the same
  public record Use(
      int used, @Nullable Instant usedAt, int wrongMarks, int answered, int askedAgain) {}

  /// Why, the most urgent first.
  public enum Reason {
    /// An agent says that it is wrong
    MARKED_WRONG,
    /// Hidden from agents since its last day
    EXPIRED,
    /// The last day is near
    EXPIRING,
    /// Callers who were answered with it came back about the same
    ASKED_AGAIN,
    /// Nobody has answered with it
    NEVER_USED,
    /// Nobody has looked at its text for long
    STALE
  }

  public ScriptReview {
    reasons = List.copyOf(reasons);
  }
}
