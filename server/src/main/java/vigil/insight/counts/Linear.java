package vigil.insight.counts;

/// Equations with a symmetric positive matrix, by Cholesky's way.
final class Linear {
  private Linear() {}

  /// @param matrix its lower half is read, and overwritten
  static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    for (int j = 0; j < size; j++) {
      for (int i = j; i < size; i++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? Math.sqrt(Math.max(1e-12, sum)) : sum / matrix[j][j];
      }
    }
    double[] solution = new double[size];
    for (int i = 0; i < size; i++) {
      double sum = right[i];
      for (int k = 0; k < i; k++) {
        sum -= matrix[i][k] * solution[k];
      }
      solution[i] = sum / matrix[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        solution[i] -= matrix[k][i] * solution[k];
      }
      solution[i] /= matrix[i][i];
    }
    return solution;
  }
}
