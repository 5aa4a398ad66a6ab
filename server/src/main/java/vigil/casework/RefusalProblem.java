package vigil.casework;

/// A refusal as it is said over HTTP, for rooms whose doors are open exactly when a step is.
public interface RefusalProblem {
  /// To be thrown by a controller.
  RuntimeException of(Refusal no);
}
