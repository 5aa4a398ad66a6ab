package vigil.flink;

import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.MapFunction;

/// Lets cases through slowly until [KilledOnce] has died, so that checkpoints lie between them.
final class SlowUntilDeath implements MapFunction<CaseRecord, CaseRecord> {
  private static final long A_MOMENT = 5_000_000;

  @Override
  public CaseRecord map(CaseRecord one) {
    if (KilledOnce.DEATHS.get() == 0) {
      LockSupport.parkNanos(A_MOMENT);
    }
    return one;
  }
}
