package vigil.understanding.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.understanding.Meaning;

/// bge-small-zh-v1.5, quantised, in this process: the vector of a sentence is the model's first
/// output, made as long as 1. One thread a sentence: 65 to 90 sentences of 120 characters a second.
final class SentenceModel implements AutoCloseable {
  private static final String MODEL = "/bge-small-zh-v1.5-q.onnx";
  private static final String VOCABULARY = "/bge-small-zh-v1.5-q-tokenizer.json";

  /// Pieces of a sentence that are read: what follows has little to say, and costs the square.
  private static final int MOST_PIECES = 160;

  private final WordPieces pieces;
  private final OrtEnvironment environment;
  private final OrtSession session;

  private SentenceModel(WordPieces pieces, OrtEnvironment environment, OrtSession session) {
    this.pieces = pieces;
    this.environment = environment;
    this.session = session;
  }

  /// Loads model and native runtime: half a second.
  static SentenceModel load() throws IOException, OrtException {
    var pieces = new WordPieces(vocabulary());
    var environment = OrtEnvironment.getEnvironment();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return new SentenceModel(
          pieces, environment, environment.createSession(bytes(MODEL), options));
    }
  }

  /// The pieces of the vocabulary with their numbers.
  static Map<String, Integer> vocabulary() throws IOException {
    JsonNode words = new JsonMapper().readTree(bytes(VOCABULARY)).path("model").path("vocab");
    var vocabulary = new LinkedHashMap<String, Integer>();
    words.properties().forEach(word -> vocabulary.put(word.getKey(), word.getValue().asInt()));
    return vocabulary;
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = SentenceModel.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("there is no " + resource + " on the class path");
      }
      return in.readAllBytes();
    }
  }

  float[] embed(String text) throws OrtException {
    long[] numbers = pieces.encode(text, MOST_PIECES);
    long[] ones = new long[numbers.length];
    java.util.Arrays.fill(ones, 1);
    try (var ids = OnnxTensor.createTensor(environment, new long[][] {numbers});
        var mask = OnnxTensor.createTensor(environment, new long[][] {ones});
        var types = OnnxTensor.createTensor(environment, new long[][] {new long[numbers.length]});
        var out =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      if (out.get(0).getValue() instanceof float[][][] hidden) {
        return unit(hidden[0][0]);
      }
      throw new IllegalStateException("the model does not answer in sentences");
    }
  }

  private static float[] unit(float[] vector) {
    if (vector.length != Meaning.DIMENSIONS) {
      throw new IllegalStateException("the model has " + vector.length + " dimensions");
    }
    double length = Math.sqrt(Meaning.cosine(vector, vector));
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return vector;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
