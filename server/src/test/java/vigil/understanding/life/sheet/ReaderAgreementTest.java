package vigil.understanding.life.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Weighted kappa against a published table.
class ReaderAgreementTest {
  /// Ratings of 91 married couples (Agresti, Categorical Data Analysis, 1990; data of Hout, Duncan
  /// and Sobel 1987), a table on which R's `vcd` shows its `Kappa`: unweighted 0.129, equal spacing
  /// 0.237. With squares, by hand: 1 - 152/227.56 = 0.332; equal are 33 of 91.
  private static final int[][] COUPLES = {
    {7, 7, 2, 3},
    {2, 8, 3, 7},
    {1, 5, 4, 9},
    {2, 8, 9, 14}
  };

  // promise: docs/quality.md «1 − Σ d² observed / Σ d² expected»
  @Test
  void quadraticKappaOfAPublishedTable() {
    var agreement = ReaderAgreement.of("TONE", pairs(COUPLES), 20);
    assertEquals(91, agreement.pairs());
    assertEquals(33 / 91.0, figure(agreement.equal()), 1e-12);
    assertEquals(0.332, figure(agreement.kappa()), 5e-4);
  }

  /// Four pairs, by hand: differences 0, 0, 0, 2 make 4 observed; each score of one (0 2 0 2)
  /// against each of the other (0 2 0 0) differs by 2 in 8 of 16, so 8 * 4 / 4 = 8 are expected.
  @Test
  void quadraticKappaByHand() {
    var agreement = ReaderAgreement.of("TONE", new int[][] {{0, 0}, {2, 2}, {0, 0}, {2, 0}}, 1);
    assertEquals(0.75, figure(agreement.equal()), 1e-12);
    assertEquals(0.5, figure(agreement.kappa()), 1e-12);
  }

  // promise: docs/quality.md «below that number of pairs nothing is said»
  @Test
  void itIsSilentBelowTheLeastNumberOfPairs() {
    int[][] pairs = {{0, 0}, {1, 1}, {2, 2}};
    assertNull(ReaderAgreement.of("TONE", pairs, 4).equal());
    assertNull(ReaderAgreement.of("TONE", pairs, 4).kappa());
    assertEquals(1.0, figure(ReaderAgreement.of("TONE", pairs, 3).kappa()), 1e-12);
  }

  @Test
  void whereEverybodyGaveOneScoreChanceAloneAgrees() {
    var agreement = ReaderAgreement.of("TONE", new int[][] {{2, 2}, {2, 2}}, 1);
    assertEquals(1.0, figure(agreement.equal()), 1e-12);
    assertNull(agreement.kappa());
  }

  private static int[][] pairs(int[][] table) {
    List<int[]> pairs = new ArrayList<>();
    for (int first = 0; first < table.length; first++) {
      for (int second = 0; second < table.length; second++) {
        for (int i = 0; i < table[first][second]; i++) {
          pairs.add(new int[] {first, second});
        }
      }
    }
    return pairs.toArray(int[][]::new);
  }

  private static double figure(@Nullable Double figure) {
    return Objects.requireNonNull(figure);
  }
}
