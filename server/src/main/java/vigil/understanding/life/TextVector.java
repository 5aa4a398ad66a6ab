package vigil.understanding.life;

import java.util.SortedMap;

/// What is not zero of a text's features, in the order of their index.
@SuppressWarnings("ArrayRecordComponent")
public record TextVector(int[] index, double[] value) {
  static TextVector of(SortedMap<Integer, Double> features) {
    int[] index = new int[features.size()];
    double[] value = new double[features.size()];
    int n = 0;
    for (var feature : features.entrySet()) {
      index[n] = feature.getKey();
      value[n++] = feature.getValue();
    }
    return new TextVector(index, value);
  }

  /// One with a value for each index.
  static TextVector dense(float[] values) {
    int[] index = new int[values.length];
    double[] value = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      index[i] = i;
      value[i] = values[i];
    }
    return new TextVector(index, value);
  }

  double dot(float[] weights) {
    double sum = 0;
    for (int i = 0; i < index.length; i++) {
      sum += weights[index[i]] * value[i];
    }
    return sum;
  }
}
