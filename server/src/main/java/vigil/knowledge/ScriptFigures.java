package vigil.knowledge;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;

/// What became of the orders that a script answered in the last twelve months (rules 7.8).
///
/// @param since the first day of the first month; in Shanghai
/// @param askedAgainDays a caller who comes back about the same within so many days asked again
/// @param isCut older orders of these months are left out, because there are too many
/// @param editions those that answered or were marked, the newest first
/// @param months all twelve, the oldest first
public record ScriptFigures(
    LocalDate since,
    int askedAgainDays,
    boolean isCut,
    Counts all,
    List<OfEdition> editions,
    List<OfMonth> months) {
  /// How many.
  ///
  /// @param orders answered with it, each once
  /// @param atOnce of them: over without going to a unit
  /// @param askedAgain of them: the caller came back about the same
  /// @param satisfied of them: the citizen's last word when called back was satisfied or accepted
  /// @param dissatisfied of them: it was dissatisfied
  /// @param wrong marks that agents set, answered or not
  public record Counts(
      int orders, int atOnce, int askedAgain, int satisfied, int dissatisfied, int wrong) {}

  /// Of an edition: each order counts for the one that it was answered with last.
  public record OfEdition(int edition, @JsonUnwrapped Counts counts) {}

  /// Of a month: each order counts for the one in which it was answered with the script last.
  ///
  /// @param month `2026-11`
  public record OfMonth(String month, @JsonUnwrapped Counts counts) {}

  /// Which of the orders.
  public enum Figure {
    ORDERS,
    AT_ONCE,
    ASKED_AGAIN,
    SATISFIED,
    DISSATISFIED
  }

  public ScriptFigures {
    editions = List.copyOf(editions);
    months = List.copyOf(months);
  }
}
