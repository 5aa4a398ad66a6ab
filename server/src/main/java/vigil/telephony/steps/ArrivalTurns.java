package vigil.telephony.steps;

import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;
import vigil.telephony.store.CallStore.Change;

/// New calls and a database that is away: each waits for it, and they are stored in the order of
/// their coming. While it answers nobody waits for anybody.
final class ArrivalTurns {
  private static final Logger LOG = LoggerFactory.getLogger(ArrivalTurns.class);

  /// A write that takes longer is one that waits for a database that is away.
  static final Duration SILENT = Duration.ofMillis(1500);

  /// So long a caller is kept waiting before the answer; a write that hangs then is waited for yet.
  private static final Duration MOST = Duration.ofSeconds(90);

  private static final long AGAIN_NANOS = 50_000_000L;

  private final CallContext context;
  private final AtomicLong numbers = new AtomicLong();
  private final ConcurrentSkipListSet<Long> present = new ConcurrentSkipListSet<>();

  /// Whoever came until then is stored in turn, for the database was away.
  private volatile long inTurnUntil;

  ArrivalTurns(CallContext context) {
    this.context = context;
  }

  /// A caller has come.
  ///
  /// @return the number to leave with
  long enter() {
    long number = numbers.incrementAndGet();
    present.add(number);
    return number;
  }

  void leave(long number) {
    present.remove(number);
  }

  void noteSilence() {
    inTurnUntil = numbers.get();
  }

  private boolean isTurnOf(long number) {
    long first = present.first();
    return first == number || first > inTurnUntil;
  }

  /// Stores a new call, however long that takes.
  ///
  /// @return false when the caller took the call back meanwhile
  boolean write(IncomingCall arrival, Change change) {
    long deadline = System.nanoTime() + MOST.toNanos();
    boolean isSaid = false;
    while (!arrival.isCancelled) {
      if (isTurnOf(arrival.number)) {
        try {
          context.store.write(change);
          return true;
        } catch (DataIntegrityViolationException broken) {
          throw broken;
        } catch (DataAccessException | TransactionException away) {
          noteSilence();
          if (System.nanoTime() > deadline) {
            throw away;
          }
          if (!isSaid) {
            LOG.warn("The database takes no new call; its caller waits and hears so");
            isSaid = true;
          }
        }
      } else if (System.nanoTime() > deadline) {
        throw new CallNotStoredException();
      }
      LockSupport.parkNanos(AGAIN_NANOS);
    }
    return false;
  }

  /// Waited its time behind others.
  private static final class CallNotStoredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallNotStoredException() {
      super("the database is away");
    }
  }
}
