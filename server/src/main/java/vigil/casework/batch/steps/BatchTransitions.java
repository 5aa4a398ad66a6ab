package vigil.casework.batch.steps;

import static vigil.casework.batch.BatchState.ENDED;
import static vigil.casework.batch.BatchState.GATHERING;
import static vigil.casework.batch.BatchState.RUNNING;
import static vigil.casework.batch.BatchState.STOPPED;
import static vigil.kernel.TransitionTable.arrow;

import vigil.casework.batch.BatchState;
import vigil.kernel.TransitionTable;

/// The life of a batch.
public final class BatchTransitions {
  private BatchTransitions() {}

  public static final TransitionTable<BatchState, BatchStep> TABLE =
      TransitionTable.of(
          arrow(GATHERING, BatchStep.Gather.class, RUNNING),
          arrow(GATHERING, BatchStep.Stop.class, STOPPED),
          arrow(RUNNING, BatchStep.Stop.class, STOPPED),
          arrow(STOPPED, BatchStep.Resume.class, GATHERING),
          arrow(STOPPED, BatchStep.Resume.class, RUNNING),
          arrow(RUNNING, BatchStep.End.class, ENDED),
          arrow(STOPPED, BatchStep.Retry.class, RUNNING),
          arrow(ENDED, BatchStep.Retry.class, RUNNING));
}
