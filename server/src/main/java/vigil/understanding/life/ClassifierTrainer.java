package vigil.understanding.life;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigil.understanding.Meaning;
import vigil.understanding.life.Temperature.Scored;
import vigil.understanding.life.TextClassifier.Scales;

/// Trains a classifier of two linear parts: over pieces of text one label against all others, min
/// 1/2 |w|^2 + C sum of max(0, 1 - y w x)^2; over the meaning all labels at once (Crammer and
/// Singer, 2001). Both by dual coordinate descent, in an order that is the same each time.
public final class ClassifierTrainer {
  /// Chosen between texts of different writers: logistic regression, longer pieces, a vote of the
  /// nearest and weighed labels were no better.
  private static final double C = 1;

  private static final double C_MEANING = 1;

  private static final double PRECISION = 0.1;

  /// One text in five is kept back to set the scales.
  static final int PARTS = 5;

  private ClassifierTrainer() {}

  /// Trains on all texts, with the scales that fit those kept back.
  ///
  /// @param texts in an order that is the same each time
  public static TextClassifier train(List<TrainingText> texts) {
    var seen = new ArrayList<TrainingText>();
    var heldOut = new ArrayList<TrainingText>();
    for (TrainingText text : texts) {
      (isHeldOut(text) ? heldOut : seen).add(text);
    }
    TextClassifier whole = fit(texts);
    if (heldOut.isEmpty() || seen.isEmpty()) {
      return whole;
    }
    Scales scales = Temperature.fit(scored(fit(seen), heldOut));
    return whole.with(scales);
  }

  static boolean isHeldOut(TrainingText text) {
    return Math.floorMod(text.source().hashCode(), PARTS) == 0;
  }

  private static List<Scored> scored(TextClassifier classifier, List<TrainingText> heldOut) {
    List<Scored> scored = new ArrayList<>();
    LinearModel meaning = classifier.meaning();
    for (TrainingText one : heldOut) {
      int right = classifier.labels().indexOf(one.label());
      TextVector sense = one.text().meaning();
      if (right >= 0 && (meaning == null || sense != null)) {
        var vector = classifier.vocabulary().vector(one.text().words(), one.text().signs());
        scored.add(
            new Scored(
                classifier.pieces().scores(vector),
                meaning == null || sense == null ? null : meaning.scores(sense),
                right));
      }
    }
    return scored;
  }

  static TextClassifier fit(List<TrainingText> texts) {
    var labels = labels(texts);
    var vocabulary = Vocabulary.of(texts);
    LinearModel pieces =
        fit(
            texts,
            labels,
            vocabulary.size(),
            new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, C, PRECISION),
            one -> vocabulary.vector(one.text().words(), one.text().signs()));
    var meant = texts.stream().filter(one -> one.text().meaning() != null).toList();
    @Nullable LinearModel meaning =
        labels(meant).equals(labels)
            ? fit(
                meant,
                labels,
                Meaning.DIMENSIONS,
                new Parameter(SolverType.MCSVM_CS, C_MEANING, PRECISION),
                one -> Objects.requireNonNull(one.text().meaning()))
            : null;
    return new TextClassifier(vocabulary, pieces, meaning, Scales.PLAIN);
  }

  private static List<String> labels(List<TrainingText> texts) {
    return List.copyOf(new TreeSet<>(texts.stream().map(TrainingText::label).toList()));
  }

  private static LinearModel fit(
      List<TrainingText> texts,
      List<String> labels,
      int features,
      Parameter wanted,
      Function<TrainingText, TextVector> vector) {
    if (labels.size() < 2) {
      return new LinearModel(labels, new float[labels.size()][features], new float[labels.size()]);
    }
    Linear.disableDebugOutput();
    var problem = new Problem();
    problem.l = texts.size();
    problem.n = features + 1;
    problem.bias = 1;
    problem.x = new Feature[texts.size()][];
    problem.y = new double[texts.size()];
    for (int i = 0; i < problem.l; i++) {
      problem.x[i] = features(vector.apply(texts.get(i)), problem.n);
      problem.y[i] = labels.indexOf(texts.get(i).label());
    }
    return unpack(Linear.train(problem, wanted), labels, features);
  }

  /// The library counts from one, and the bias is its last feature.
  private static Feature[] features(TextVector vector, int bias) {
    int size = vector.index().length;
    var nodes = new Feature[size + 1];
    for (int i = 0; i < size; i++) {
      nodes[i] = new FeatureNode(vector.index()[i] + 1, vector.value()[i]);
    }
    nodes[size] = new FeatureNode(bias, 1);
    return nodes;
  }

  /// Of one against all others two labels share one row of weights, which speaks for the first.
  private static LinearModel unpack(Model model, List<String> labels, int features) {
    double[] all = model.getFeatureWeights();
    int[] order = model.getLabels();
    int rows = all.length / (features + 1);
    boolean isPair = rows == 1;
    float[][] weights = new float[labels.size()][features];
    float[] bias = new float[labels.size()];
    for (int row = 0; row < order.length; row++) {
      int label = order[row];
      int from = isPair ? 0 : row;
      float sign = isPair && row == 1 ? -1 : 1;
      for (int at = 0; at < features; at++) {
        weights[label][at] = sign * (float) all[at * rows + from];
      }
      bias[label] = sign * (float) all[features * rows + from];
    }
    return new LinearModel(labels, weights, bias);
  }
}
