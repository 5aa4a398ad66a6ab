package vigil.understanding;

import java.util.Optional;

/// Sentences as numbers: two that mean the same lie close, whatever their words. The model of
/// sentences needs a native runtime; where there is none, words alone serve.
public interface Meaning {
  /// Numbers of a sentence.
  int DIMENSIONS = 512;

  /// The model's name: vectors of another are no use beside its own.
  String MODEL = "bge-small-zh-v1.5-q";

  /// What the model was trained to see before a question, so that it lies near its answers and not
  /// near other questions.
  String QUESTION = "为这个句子生成表示以用于检索相关文章：";

  /// Whether sentences can be read.
  enum State {
    /// Switched off by `vigil.meaning`.
    OFF,

    /// The runtime is being tried in a process of its own.
    LOADING,
    READY,

    /// The runtime does not run on this machine.
    MISSING
  }

  State state();

  /// The sentence as a vector of length 1; empty where there is no runtime. Takes some 4 ms for a
  /// question, 12 ms for a story of 120 characters; more than the model reads is left out.
  Optional<float[]> embed(String text);

  /// A question as a vector, to be compared with sentences that may answer it.
  default Optional<float[]> embedQuestion(String question) {
    return embed(QUESTION + question);
  }

  /// How alike two vectors of length 1 are: at most 1.
  static float cosine(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
