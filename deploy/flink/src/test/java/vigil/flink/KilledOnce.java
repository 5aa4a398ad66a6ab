package vigil.flink;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/// A task that dies once, at a bad moment.
final class KilledOnce extends RichMapFunction<AlarmRecord, AlarmRecord>
    implements CheckpointListener {
  /// When it dies.
  enum Moment {
    /// An alarm lies in a transaction that no checkpoint has closed.
    IN_A_TRANSACTION,
    /// A checkpoint is complete, and its task hears of it.
    AT_A_CHECKPOINT
  }

  private static final long A_MOMENT = 200_000_000;

  /// Of all tasks in this process, since the test began.
  static final AtomicInteger DEATHS = new AtomicInteger();

  private final Moment moment;
  private transient int alarms;
  private transient int sinceCheckpoint;
  private transient boolean isCheckpointed;

  KilledOnce(Moment moment) {
    this.moment = moment;
  }

  @Override
  public AlarmRecord map(AlarmRecord alarm) {
    if (DEATHS.get() == 0) {
      if (moment == Moment.IN_A_TRANSACTION && isCheckpointed && sinceCheckpoint > 0) {
        // The sink's other thread brings the alarm to the broker.
        LockSupport.parkNanos(A_MOMENT);
        die();
      }
      alarms++;
      sinceCheckpoint++;
    }
    return alarm;
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    if (alarms > 0 && DEATHS.get() == 0) {
      if (moment == Moment.AT_A_CHECKPOINT && isCheckpointed) {
        die();
      }
      isCheckpointed = true;
      sinceCheckpoint = 0;
    }
  }

  private static void die() {
    if (DEATHS.compareAndSet(0, 1)) {
      throw new IllegalStateException("killed by the test");
    }
  }
}
