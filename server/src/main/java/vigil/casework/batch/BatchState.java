package vigil.casework.batch;

public enum BatchState {
  /// The orders are still being listed.
  GATHERING,
  RUNNING,
  STOPPED,
  ENDED
}
