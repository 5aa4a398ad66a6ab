package vigil.casework.batch;

public enum BatchState {
  /// Its orders are still being listed.
  GATHERING,
  RUNNING,
  STOPPED,
  ENDED
}
