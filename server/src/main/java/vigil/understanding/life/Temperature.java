package vigil.understanding.life;

import java.util.ArrayList;
import java.util.List;

/// How much to cool a classifier's scores, so that what it says at 0.9 is right nine times in ten:
/// the temperature at which texts that it was not trained on are least surprising (Guo et al.,
/// 2017), found by golden sections.
final class Temperature {
  private static final double COLDEST = 0.05;
  private static final double HOTTEST = 20;
  private static final int SECTIONS = 40;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double LEAST = 1e-12;

  @SuppressWarnings("ArrayRecordComponent")
  private record Scored(double[] z, int right) {}

  private Temperature() {}

  static double fit(TextClassifier classifier, List<TrainingText> heldOut) {
    List<Scored> scored = new ArrayList<>();
    for (TrainingText text : heldOut) {
      int right = classifier.labels().indexOf(text.label());
      if (right >= 0) {
        var vector = classifier.vocabulary().vector(text.words(), text.signs());
        scored.add(new Scored(classifier.scores(vector), right));
      }
    }
    double low = Math.log(COLDEST);
    double high = Math.log(HOTTEST);
    for (int i = 0; i < SECTIONS; i++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (surprise(scored, Math.exp(left)) < surprise(scored, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private static double surprise(List<Scored> scored, double temperature) {
    double sum = 0;
    for (Scored one : scored) {
      double p = TextClassifier.softmax(one.z(), temperature)[one.right()];
      sum -= Math.log(Math.max(LEAST, p));
    }
    return sum;
  }
}
