package vigil.casework.likeness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AppealVectorTest {
  @Test
  void bytesTellTheAngleWithinAHundredth() {
    var random = new SplittableRandom(1);
    for (int n = 0; n < 50; n++) {
      float[] one = new float[512];
      float[] other = new float[512];
      double product = 0;
      double lengths = 0;
      double others = 0;
      for (int i = 0; i < one.length; i++) {
        one[i] = (float) random.nextGaussian();
        other[i] = (float) (one[i] * n / 50 + random.nextGaussian());
        product += one[i] * other[i];
        lengths += one[i] * one[i];
        others += other[i] * other[i];
      }
      AppealVector kept = AppealVector.of(AppealVector.of(other).toBytes());
      double angle = product / Math.sqrt(lengths * others);
      assertEquals(angle, AppealVector.of(one).cosine(kept), 0.01);
    }
  }

  @Test
  void vectorsOfTwoModelsSayNothingOfEachOther() {
    assertEquals(0, AppealVector.of(new float[] {1, 0}).cosine(AppealVector.of(new float[] {1})));
    assertEquals(0, AppealVector.of(new float[2]).cosine(AppealVector.of(new float[] {1, 1})));
  }
}
