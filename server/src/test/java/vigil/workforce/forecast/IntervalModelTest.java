package vigil.workforce.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The next of n misses is as likely to lie below the least, between any two, or above the most.
class IntervalModelTest {
  private static double[] misses(int n) {
    return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
  }

  @Test
  void ofFortyNineMissesOneIsLeftOutAtEachEnd() {
    assertEquals(2, IntervalModel.quantile(misses(49), 0.04), 1e-9);
    assertEquals(48, IntervalModel.quantile(misses(49), 0.96), 1e-9);
  }

  @Test
  void ofFewMissesTheWorstAreTheEnds() {
    assertEquals(1, IntervalModel.quantile(misses(5), 0.04), 1e-9);
    assertEquals(5, IntervalModel.quantile(misses(5), 0.96), 1e-9);
  }
}
