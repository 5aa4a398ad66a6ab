package vigil.understanding.life;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Logistic regression over pieces of text, one label against all others; z_k = w_k x + b_k, and
/// p_k = exp(z_k / T) / sum of exp(z_j / T), with the temperature T set on texts it was not trained
/// on.
@SuppressWarnings("ArrayRecordComponent")
public record TextClassifier(
    Vocabulary vocabulary,
    List<String> labels,
    float[][] weights,
    float[] bias,
    double temperature) {
  public TextClassifier {
    labels = List.copyOf(labels);
  }

  /// A label with its probability.
  public record Label(String name, double probability) {}

  /// All labels, the likeliest first.
  public List<Label> classify(String words, Collection<String> signs) {
    double[] p = softmax(scores(vocabulary.vector(words, signs)), temperature);
    var found = new ArrayList<Label>();
    for (int k = 0; k < p.length; k++) {
      found.add(new Label(labels.get(k), p[k]));
    }
    found.sort(Comparator.comparingDouble(Label::probability).reversed());
    return found;
  }

  /// The whole words that speak most for a label.
  public List<String> explain(String words, Collection<String> signs, String label) {
    int k = labels.indexOf(label);
    if (k < 0) {
      return List.of();
    }
    TextVector vector = vocabulary.vector(words, signs);
    return TellingWords.list(words, vocabulary, vector, weights[k]);
  }

  double[] scores(TextVector vector) {
    double[] z = new double[labels.size()];
    for (int k = 0; k < z.length; k++) {
      z[k] = vector.dot(weights[k]) + bias[k];
    }
    return z;
  }

  TextClassifier withTemperature(double fitted) {
    return new TextClassifier(vocabulary, labels, weights, bias, fitted);
  }

  static double[] softmax(double[] z, double temperature) {
    double most = Double.NEGATIVE_INFINITY;
    for (double one : z) {
      most = Math.max(most, one);
    }
    double[] p = new double[z.length];
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      p[k] = Math.exp((z[k] - most) / temperature);
      sum += p[k];
    }
    for (int k = 0; k < z.length; k++) {
      p[k] /= sum;
    }
    return p;
  }
}
