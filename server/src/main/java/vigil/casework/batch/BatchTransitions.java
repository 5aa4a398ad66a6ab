package vigil.casework.batch;

import static vigil.casework.batch.BatchState.ENDED;
import static vigil.casework.batch.BatchState.GATHERING;
import static vigil.casework.batch.BatchState.RUNNING;
import static vigil.casework.batch.BatchState.STOPPED;
import static vigil.kernel.Lifecycle.arrow;

import vigil.kernel.Lifecycle;

/// The life of a batch.
public final class BatchTable {
  private BatchTable() {}

  public static final Lifecycle<BatchState, BatchStep> TABLE =
      Lifecycle.of(
          arrow(GATHERING, BatchStep.Gather.class, RUNNING),
          arrow(GATHERING, BatchStep.Stop.class, STOPPED),
          arrow(RUNNING, BatchStep.Stop.class, STOPPED),
          arrow(STOPPED, BatchStep.Resume.class, GATHERING),
          arrow(STOPPED, BatchStep.Resume.class, RUNNING),
          arrow(RUNNING, BatchStep.End.class, ENDED),
          arrow(STOPPED, BatchStep.Retry.class, RUNNING),
          arrow(ENDED, BatchStep.Retry.class, RUNNING));
}
