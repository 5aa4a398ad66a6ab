package vigil.understanding.life;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.understanding.life.TextClassifier.Scales;

/// A model as bytes and back: what took a minute to learn is kept. Some megabytes, most of them
/// weights.
public final class ModelBytes {
  private static final int FORMAT = 1;

  /// More of anything than any model has: a broken file does not fill the memory.
  private static final int MOST = 10_000_000;

  private ModelBytes() {}

  public static byte[] write(AppealModel model) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(FORMAT);
      out.writeUTF(model.version());
      out.writeInt(model.heads().size());
      for (Map.Entry<String, TextClassifier> head : model.heads().entrySet()) {
        out.writeUTF(head.getKey());
        write(head.getValue(), out);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(TextClassifier classifier, DataOutputStream out) throws IOException {
    write(classifier.vocabulary().pieces(), out);
    write(classifier.vocabulary().idf(), out);
    write(classifier.pieces(), out);
    LinearModel meaning = classifier.meaning();
    out.writeBoolean(meaning != null);
    if (meaning != null) {
      write(meaning, out);
    }
    Scales scales = classifier.scales();
    out.writeDouble(scales.pieces());
    out.writeDouble(scales.meaning());
    out.writeDouble(scales.alone());
  }

  private static void write(LinearModel model, DataOutputStream out) throws IOException {
    write(model.labels(), out);
    for (float[] row : model.weights()) {
      write(row, out);
    }
    write(model.bias(), out);
  }

  private static void write(List<String> words, DataOutputStream out) throws IOException {
    out.writeInt(words.size());
    for (String word : words) {
      out.writeUTF(word);
    }
  }

  private static void write(float[] numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.length);
    for (float number : numbers) {
      out.writeFloat(number);
    }
  }

  /// The model that was written.
  ///
  /// @throws IllegalArgumentException if it is none, or of another format
  public static AppealModel read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != FORMAT) {
        throw new IllegalArgumentException("the model is of another format");
      }
      String version = in.readUTF();
      int heads = size(in);
      Map<String, TextClassifier> read = new LinkedHashMap<>();
      for (int i = 0; i < heads; i++) {
        read.put(in.readUTF(), classifier(in));
      }
      return new AppealModel(version, read);
    } catch (IOException broken) {
      throw new IllegalArgumentException("the model is cut off", broken);
    }
  }

  private static TextClassifier classifier(DataInputStream in) throws IOException {
    var vocabulary = new Vocabulary(words(in), numbers(in));
    LinearModel pieces = linear(in);
    @Nullable LinearModel meaning = in.readBoolean() ? linear(in) : null;
    var scales = new Scales(in.readDouble(), in.readDouble(), in.readDouble());
    return new TextClassifier(vocabulary, pieces, meaning, scales);
  }

  private static LinearModel linear(DataInputStream in) throws IOException {
    List<String> labels = words(in);
    float[][] weights = new float[labels.size()][];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = numbers(in);
    }
    return new LinearModel(labels, weights, numbers(in));
  }

  private static List<String> words(DataInputStream in) throws IOException {
    int size = size(in);
    var words = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      words.add(in.readUTF());
    }
    return words;
  }

  private static float[] numbers(DataInputStream in) throws IOException {
    float[] numbers = new float[size(in)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readFloat();
    }
    return numbers;
  }

  private static int size(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > MOST) {
      throw new IllegalArgumentException("the model is broken");
    }
    return size;
  }
}
