package vigil.understanding.life.sheet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vigil.kernel.InvalidInput;
import vigil.understanding.SheetScore;

/// The criteria as they were when a call was drawn: a later policy changes no sheet.
///
/// @param version of the policy that they are of
/// @param difference points of 100 by which two readers may differ
public record SheetForm(String version, double difference, List<Criterion> criteria) {
  private static final double WHOLE = 100;

  public SheetForm {
    criteria = List.copyOf(criteria);
  }

  /// Refuses scores that do not answer each criterion once, with one that it allows.
  void require(List<SheetScore> scores) {
    Set<String> answered = new HashSet<>();
    for (SheetScore one : scores) {
      boolean isAllowed =
          criteria.stream()
              .anyMatch(
                  it -> it.code().equals(one.criterion()) && it.scores().contains(one.score()));
      if (!isAllowed || !answered.add(one.criterion())) {
        throw InvalidInput.unknown("scores");
      }
    }
    if (answered.size() < criteria.size()) {
      throw InvalidInput.missing("scores");
    }
  }

  /// The weighted mean of the scores, each from 0 for its lowest to 100 for its highest.
  public double total(List<SheetScore> scores) {
    double weights = 0;
    double sum = 0;
    for (Criterion criterion : criteria) {
      for (SheetScore one : scores) {
        if (one.criterion().equals(criterion.code())) {
          weights += criterion.weight();
          sum += criterion.weight() * criterion.share(one.score());
        }
      }
    }
    return weights == 0 ? 0 : WHOLE * sum / weights;
  }
}
