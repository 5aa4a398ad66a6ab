package vigil.understanding.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Logistic regression over pieces of text, one label against all others, and a second one over the
/// sentence's meaning where there is a runtime for it: p_k = exp(a z_k + b m_k) / sum of exp(a z_j
/// + b m_j), with a and b set on texts that neither was trained on.
public final class TextClassifier {
  /// How much the pieces and the meaning count.
  ///
  /// @param alone what the pieces count where no meaning is known
  record Scales(double pieces, double meaning, double alone) {
    static final Scales PLAIN = new Scales(1, 1, 1);
  }

  private final Vocabulary vocabulary;
  private final LinearModel pieces;
  private final @Nullable LinearModel meaning;
  private final Scales scales;

  TextClassifier(
      Vocabulary vocabulary, LinearModel pieces, @Nullable LinearModel meaning, Scales scales) {
    this.vocabulary = vocabulary;
    this.pieces = pieces;
    this.meaning = meaning;
    this.scales = scales;
  }

  /// A label with its probability.
  public record Label(String name, double probability) {}

  public List<String> labels() {
    return pieces.labels();
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  LinearModel pieces() {
    return pieces;
  }

  @Nullable LinearModel meaning() {
    return meaning;
  }

  Scales scales() {
    return scales;
  }

  TextClassifier with(Scales fitted) {
    return new TextClassifier(vocabulary, pieces, meaning, fitted);
  }

  /// All labels, the likeliest first.
  public List<Label> classify(ReadText text) {
    double[] p = softmax(scores(text));
    var found = new ArrayList<Label>();
    for (int k = 0; k < p.length; k++) {
      found.add(new Label(labels().get(k), p[k]));
    }
    found.sort(Comparator.comparingDouble(Label::probability).reversed());
    return found;
  }

  /// The whole words that speak most for a label.
  public List<String> explain(ReadText text, String label) {
    int k = labels().indexOf(label);
    return k < 0
        ? List.of()
        : TellingWords.list(text.words(), vocabulary, vector(text), pieces.weights()[k]);
  }

  private double[] scores(ReadText text) {
    double[] z = pieces.scores(vector(text));
    TextVector sense = text.meaning();
    if (meaning == null || sense == null) {
      return blend(z, null, scales);
    }
    return blend(z, meaning.scores(sense), scales);
  }

  private TextVector vector(ReadText text) {
    return vocabulary.vector(text.words(), text.signs());
  }

  static double[] blend(double[] z, double @Nullable [] m, Scales scales) {
    double[] both = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      both[k] =
          m == null ? scales.alone() * z[k] : scales.pieces() * z[k] + scales.meaning() * m[k];
    }
    return both;
  }

  static double[] softmax(double[] z) {
    double most = Double.NEGATIVE_INFINITY;
    for (double one : z) {
      most = Math.max(most, one);
    }
    double[] p = new double[z.length];
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      p[k] = Math.exp(z[k] - most);
      sum += p[k];
    }
    for (int k = 0; k < z.length; k++) {
      p[k] /= sum;
    }
    return p;
  }
}
