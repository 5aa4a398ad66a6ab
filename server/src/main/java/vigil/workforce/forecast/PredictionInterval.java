package vigil.workforce.forecast;

/// Calls of a slot to come: nine times of ten from `lower` to `upper`, both included.
public record PredictionInterval(double lower, double expected, double upper) {
  public boolean contains(double calls) {
    return lower <= calls && calls <= upper;
  }
}
