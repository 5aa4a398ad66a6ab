package vigil.understanding.life;

import java.util.List;

/// Weights of features for each label: z_k = w_k x + b_k.
@SuppressWarnings("ArrayRecordComponent")
record LinearModel(List<String> labels, float[][] weights, float[] bias) {
  LinearModel {
    labels = List.copyOf(labels);
  }

  double[] scores(TextVector vector) {
    double[] z = new double[labels.size()];
    for (int k = 0; k < z.length; k++) {
      z[k] = vector.dot(weights[k]) + bias[k];
    }
    return z;
  }
}
