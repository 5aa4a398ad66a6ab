package vigil.acd.engine;

/// Strict before everything else, only for a life in danger; and the line all others stand in.
public enum QueueLane {
  DANGER(0),
  NORMAL(1);

  private final int rank;

  QueueLane(int rank) {
    this.rank = rank;
  }

  /// 0 is served first.
  int rank() {
    return rank;
  }
}
