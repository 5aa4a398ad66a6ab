package vigil.understanding.life.sheet;

import java.util.List;

/// What is scored, in the city's words (`policy/sheet.csv`).
///
/// @param weight its share of the whole, beside the other weights
/// @param scores those that may be given, the lowest first
public record Criterion(String code, String zh, String en, double weight, List<Integer> scores) {
  public Criterion {
    scores = scores.stream().sorted().toList();
    if (weight <= 0 || scores.size() < 2 || scores.getFirst().equals(scores.getLast())) {
      throw new IllegalArgumentException(
          "A criterion weighs something and has two scores: " + code);
    }
  }

  /// How good a score is, from 0 for the lowest to 1 for the highest.
  double share(int score) {
    double low = scores.getFirst();
    return (score - low) / (scores.getLast() - low);
  }
}
