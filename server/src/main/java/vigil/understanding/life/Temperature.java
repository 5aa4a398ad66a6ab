package vigil.understanding.life;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.understanding.life.TextClassifier.Scales;

/// How much a classifier's scores count, so that what it says at 0.9 is right nine times in ten:
/// the scales at which texts that it was not trained on are least surprising (temperature scaling,
/// Guo et al., 2017, here of two scores), found by golden sections, one scale after the other.
final class Temperature {
  private static final double LEAST = 0.01;
  private static final double MOST = 30;
  private static final int SECTIONS = 24;
  private static final int ROUNDS = 4;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double IMPOSSIBLE = 1e-12;

  /// Scores of a text, and which label is right.
  @SuppressWarnings("ArrayRecordComponent")
  record Scored(double[] pieces, double @Nullable [] meaning, int right) {}

  /// Something that is least somewhere between.
  private interface Surprise {
    double at(double scale);
  }

  private Temperature() {}

  static Scales fit(List<Scored> heldOut) {
    double alone = least(scale -> surprise(heldOut, new Scales(1, 1, scale), true));
    double pieces = alone;
    double meaning = 1;
    for (int i = 0; i < ROUNDS; i++) {
      double a = pieces;
      meaning = least(scale -> surprise(heldOut, new Scales(a, scale, alone), false));
      double b = meaning;
      pieces = least(scale -> surprise(heldOut, new Scales(scale, b, alone), false));
    }
    return new Scales(pieces, meaning, alone);
  }

  private static double least(Surprise surprise) {
    double low = Math.log(LEAST);
    double high = Math.log(MOST);
    for (int i = 0; i < SECTIONS; i++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (surprise.at(Math.exp(left)) < surprise.at(Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private static double surprise(List<Scored> scored, Scales scales, boolean isAlone) {
    double sum = 0;
    for (Scored one : scored) {
      double[] z = TextClassifier.blend(one.pieces(), isAlone ? null : one.meaning(), scales);
      sum -= Math.log(Math.max(IMPOSSIBLE, TextClassifier.softmax(z)[one.right()]));
    }
    return sum;
  }
}
