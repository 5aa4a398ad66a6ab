package vigil.insight.open;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whoever has the shown figures and all sums tries to compute the hidden ones.
class SmallCellsTest {
  private static final int FEWEST = 10;
  private static final double NOTHING = 1e-9;

  /// 300 tables of districts and topics as quiet and as loud as a hotline's days.
  // promise: docs/public-answers.md «A hidden cell cannot be computed from the sums»
  @Test
  void noHiddenCellIsDeterminedByWhatIsShown() {
    int partly = 0;
    for (int seed = 0; seed < 300; seed++) {
      long[][] counts = table(new Random(seed));
      boolean[][] hidden = SmallCells.hide(counts, FEWEST);
      partly += isAllHidden(hidden) ? 0 : 1;
      String world = "seed " + seed;
      everySmallOneIsHidden(counts, hidden, world);
      assertTrue(computed(hidden).isEmpty(), () -> world + " gives away " + computed(hidden));
    }
    assertTrue(partly > 200, "most tables show something: " + partly);
  }

  /// Without others hidden beside it, one small cell is what its row lacks: the attack works.
  @Test
  void theAttackFindsACellThatIsHiddenAlone() {
    boolean[][] hidden = new boolean[4][5];
    hidden[1][2] = true;
    assertFalse(computed(hidden).isEmpty());
    long[][] counts = {{30, 40, 50, 60}, {20, 30, 3, 40}, {70, 20, 30, 40}};
    assertTrue(computed(SmallCells.hide(counts, FEWEST)).isEmpty());
  }

  /// One row: the channels of a day.
  @Test
  void aSingleRowHidesASecondChannel() {
    boolean[][] hidden = SmallCells.hide(new long[][] {{200, 3, 50, 0}}, FEWEST);
    assertTrue(hidden[0][1] && hidden[0][2], "the small one and the cheapest beside it");
    assertFalse(hidden[0][0] || hidden[0][4], "the largest and the sum stay");
  }

  @Test
  void aDayWithTooFewIsHiddenWhole() {
    assertTrue(isAllHidden(SmallCells.hide(new long[][] {{3, 4}, {0, 0}}, FEWEST)));
    assertTrue(isAllHidden(SmallCells.hide(new long[][] {{3, 9}, {4, 5}}, FEWEST)));
  }

  private static long[][] table(Random random) {
    long[][] counts = new long[2 + random.nextInt(16)][2 + random.nextInt(20)];
    double usual = Math.exp(random.nextDouble() * 5);
    for (long[] row : counts) {
      double size = random.nextDouble();
      for (int j = 0; j < row.length; j++) {
        row[j] = (long) (usual * size * -Math.log(1 - random.nextDouble()));
      }
    }
    return counts;
  }

  private static boolean isAllHidden(boolean[][] hidden) {
    for (boolean[] row : hidden) {
      for (boolean cell : row) {
        if (!cell) {
          return false;
        }
      }
    }
    return true;
  }

  private static void everySmallOneIsHidden(long[][] counts, boolean[][] hidden, String world) {
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts[0].length; j++) {
        boolean isSmall = counts[i][j] > 0 && counts[i][j] < FEWEST;
        assertTrue(!isSmall || hidden[i][j], world);
      }
    }
  }

  /// The cells that linear algebra determines: each row and each column adds up to its sum, the
  /// sums to the whole; after elimination a row with a single unknown gives that one away.
  private static List<String> computed(boolean[][] hidden) {
    int rows = hidden.length;
    int columns = hidden[0].length;
    var lines = new ArrayList<double[]>();
    for (int i = 0; i < rows; i++) {
      double[] line = new double[rows * columns];
      for (int j = 0; j < columns; j++) {
        line[i * columns + j] = !hidden[i][j] ? 0 : j == columns - 1 ? -1 : 1;
      }
      lines.add(line);
    }
    for (int j = 0; j < columns; j++) {
      double[] line = new double[rows * columns];
      for (int i = 0; i < rows; i++) {
        line[i * columns + j] = !hidden[i][j] ? 0 : i == rows - 1 ? -1 : 1;
      }
      lines.add(line);
    }
    return isAllHidden(hidden) ? List.of() : single(reduced(lines));
  }

  private static List<double[]> reduced(List<double[]> lines) {
    int done = 0;
    for (int unknown = 0; unknown < lines.getFirst().length; unknown++) {
      int pivot = done;
      while (pivot < lines.size() && Math.abs(lines.get(pivot)[unknown]) < NOTHING) {
        pivot++;
      }
      if (pivot < lines.size()) {
        double[] line = lines.remove(pivot);
        lines.add(done, line);
        double first = line[unknown];
        for (int k = 0; k < line.length; k++) {
          line[k] /= first;
        }
        for (int k = 0; k < lines.size(); k++) {
          double[] other = lines.get(k);
          if (k != done && Math.abs(other[unknown]) > NOTHING) {
            double times = other[unknown];
            for (int at = 0; at < line.length; at++) {
              other[at] -= times * line[at];
            }
          }
        }
        done++;
      }
    }
    return lines;
  }

  private static List<String> single(List<double[]> lines) {
    var found = new ArrayList<String>();
    for (double[] line : lines) {
      var unknowns = new ArrayList<Integer>();
      for (int k = 0; k < line.length; k++) {
        if (Math.abs(line[k]) > NOTHING) {
          unknowns.add(k);
        }
      }
      if (unknowns.size() == 1) {
        found.add("cell " + unknowns.getFirst());
      }
    }
    return found;
  }
}
