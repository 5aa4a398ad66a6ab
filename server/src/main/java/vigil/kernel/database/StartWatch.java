package vigil.kernel.database;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Looks whether PostgreSQL is still there while its library waits for it to answer: the library
/// knows only how long, and one that is gone at once, as where the disk is full, is waited for as
/// one that replays its log.
final class StartWatch implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(100);

  /// A program that becomes another one is not seen for a moment.
  private static final int GONE_LOOKS = 10;

  /// One that ended before the first look was never seen, nor is one that begins slowly.
  private static final int NEVER_SEEN_LOOKS = 50;

  private final BooleanSupplier isThere;
  private final Duration look;
  private final Thread starter = Thread.currentThread();
  private boolean isOver;
  private boolean isGone;

  /// @param isThere whether there is a process of it
  StartWatch(BooleanSupplier isThere) {
    this(isThere, LOOK);
  }

  StartWatch(BooleanSupplier isThere, Duration look) {
    this.isThere = isThere;
    this.look = look;
  }

  /// PostgreSQL is being started now.
  void begin() {
    Thread.ofVirtual().name("postgres-start-watch").start(this::look);
  }

  private void look() {
    int left = NEVER_SEEN_LOOKS;
    while (!isEnded(left)) {
      try {
        Thread.sleep(look);
      } catch (InterruptedException stop) {
        return;
      }
      left = isThere.getAsBoolean() ? GONE_LOOKS : left - 1;
    }
  }

  /// Ends the waiting where no look is left.
  private synchronized boolean isEnded(int left) {
    if (!isOver && left == 0) {
      isOver = true;
      isGone = true;
      starter.interrupt();
    }
    return isOver;
  }

  /// PostgreSQL has answered, or nobody waits for it any more.
  ///
  /// @throws IOException when it was gone
  @Override
  public synchronized void close() throws IOException {
    isOver = true;
    if (isGone) {
      Thread.interrupted();
      throw new IOException("It ended while it started, and its log says why");
    }
  }
}
