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
import java.util.TreeSet;

/// Trains a classifier: logistic regression with a squared penalty, min 1/2 |w|^2 + C sum of ln(1 +
/// exp(-y w x)), by trust-region Newton steps, which throw no dice.
public final class ClassifierTrainer {
  /// The least penalty at which real texts were told apart best.
  static final double C = 50;

  private static final double PRECISION = 0.01;

  /// One text in five is kept back to set the temperature.
  static final int PARTS = 5;

  private ClassifierTrainer() {}

  /// Trains on all texts, with the temperature that fits those kept back.
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
    return whole.withTemperature(Temperature.fit(fit(seen), heldOut));
  }

  static boolean isHeldOut(TrainingText text) {
    return Math.floorMod(text.source().hashCode(), PARTS) == 0;
  }

  static TextClassifier fit(List<TrainingText> texts) {
    var labels = List.copyOf(new TreeSet<>(texts.stream().map(TrainingText::label).toList()));
    var vocabulary = Vocabulary.of(texts);
    if (labels.size() < 2) {
      return new TextClassifier(
          vocabulary,
          labels,
          new float[labels.size()][vocabulary.size()],
          new float[labels.size()],
          1);
    }
    Linear.disableDebugOutput();
    Model model =
        Linear.train(
            problem(texts, labels, vocabulary), new Parameter(SolverType.L2R_LR, C, PRECISION));
    return unpack(model, labels, vocabulary);
  }

  private static Problem problem(
      List<TrainingText> texts, List<String> labels, Vocabulary vocabulary) {
    var problem = new Problem();
    problem.l = texts.size();
    problem.n = vocabulary.size() + 1;
    problem.bias = 1;
    problem.x = new Feature[texts.size()][];
    problem.y = new double[texts.size()];
    for (int i = 0; i < problem.l; i++) {
      TrainingText text = texts.get(i);
      problem.x[i] = features(vocabulary.vector(text.words(), text.signs()), problem.n);
      problem.y[i] = labels.indexOf(text.label());
    }
    return problem;
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

  /// Two labels share one row of weights, which speaks for the first.
  private static TextClassifier unpack(Model model, List<String> labels, Vocabulary vocabulary) {
    double[] all = model.getFeatureWeights();
    int[] order = model.getLabels();
    boolean isPair = order.length == 2;
    int rows = isPair ? 1 : order.length;
    float[][] weights = new float[labels.size()][vocabulary.size()];
    float[] bias = new float[labels.size()];
    for (int row = 0; row < order.length; row++) {
      int label = order[row];
      int from = isPair ? 0 : row;
      float sign = isPair && row == 1 ? -1 : 1;
      for (int at = 0; at < vocabulary.size(); at++) {
        weights[label][at] = sign * (float) all[at * rows + from];
      }
      bias[label] = sign * (float) all[vocabulary.size() * rows + from];
    }
    return new TextClassifier(vocabulary, labels, weights, bias, 1);
  }
}
