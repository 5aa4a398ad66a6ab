package vigil.understanding.life.sheet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.understanding.SheetScore;

/// How far two readers agree on a criterion: the share of equal scores, and weighted kappa with
/// quadratic weights (J. Cohen, Psychological Bulletin 70 (1968) 213-220): `1 - sum(d^2 observed) /
/// sum(d^2 expected)`, with d the difference of two scores and the expected of readers who score
/// apart with the same margins.
///
/// @param pairs sheets that two have read
/// @param equal share of equal scores; null below the least number of pairs
/// @param kappa null below it, and where both readers gave everybody one score: chance alone would
///   agree
public record ReaderAgreement(
    String criterion, int pairs, @Nullable Double equal, @Nullable Double kappa) {

  /// Of one criterion in sheets of the same scores.
  ///
  /// @param least pairs below which nothing is said
  public static ReaderAgreement of(String criterion, List<Sheet> sheets, int least) {
    List<int[]> pairs = new ArrayList<>();
    for (Sheet sheet : sheets) {
      if (sheet.isReadByTwo()) {
        Integer first = score(sheet, 0, criterion);
        Integer second = score(sheet, 1, criterion);
        if (first != null && second != null) {
          pairs.add(new int[] {first, second});
        }
      }
    }
    return of(criterion, pairs.toArray(int[][]::new), least);
  }

  /// Of pairs of scores.
  static ReaderAgreement of(String criterion, int[][] pairs, int least) {
    int count = pairs.length;
    if (count < least || count == 0) {
      return new ReaderAgreement(criterion, count, null, null);
    }
    double equal = 0;
    double observed = 0;
    for (int[] pair : pairs) {
      equal += pair[0] == pair[1] ? 1 : 0;
      observed += square(pair[0] - pair[1]);
    }
    double expected = expected(pairs);
    Double kappa = expected == 0 ? null : Double.valueOf(1 - observed / expected);
    return new ReaderAgreement(criterion, count, equal / count, kappa);
  }

  /// The sum of all squared differences between a score of one reader and one of the other, over
  /// the number of pairs. By sums and squares: linear in the pairs.
  private static double expected(int[][] pairs) {
    double first = 0;
    double second = 0;
    double squares = 0;
    for (int[] pair : pairs) {
      first += pair[0];
      second += pair[1];
      squares += square(pair[0]) + square(pair[1]);
    }
    return squares - 2 * first * second / pairs.length;
  }

  private static double square(double number) {
    return number * number;
  }

  private static @Nullable Integer score(Sheet sheet, int reader, String criterion) {
    return sheet.readings().get(reader).scores().stream()
        .filter(one -> one.criterion().equals(criterion))
        .map(SheetScore::score)
        .findFirst()
        .orElse(null);
  }
}
