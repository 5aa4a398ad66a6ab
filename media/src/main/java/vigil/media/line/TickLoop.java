package vigil.media.line;

import static java.lang.System.Logger.Level.ERROR;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// The heart: every 5 ms a quarter of the calls, and between the beats whatever was asked.
final class TickLoop implements AutoCloseable {
  static final long BEAT_NANOS = 5_000_000;

  /// Later than this counts as late.
  static final long LATE_NANOS = 10_000_000;

  /// When this much was missed (the machine slept), it is not caught up.
  static final long GIVE_UP_NANOS = 200_000_000;

  /// Tasks between two beats, so that a flood of commands does not stop the sound.
  static final int MOST_TASKS = 64;

  private static final long ORPHANS_EVERY_BEATS = 50;
  private static final System.Logger LOG = System.getLogger("vigil.media.line");

  private final MediaCalls board;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::beat, "media-tick");
  private volatile boolean running = true;

  TickLoop(MediaCalls board) {
    this.board = board;
  }

  void start() {
    thread.start();
  }

  /// Callers wait for their answers, so the queue is as long as there are connections times what
  /// each may have on its way (`ControlConnection.MOST_UNANSWERED`).
  void run(Runnable task) {
    tasks.add(task);
    LockSupport.unpark(thread);
  }

  private void beat() {
    long due = System.nanoTime();
    for (long beat = 0; running; ) {
      tasks();
      long late = System.nanoTime() - due;
      if (late < 0) {
        if (tasks.isEmpty()) {
          LockSupport.parkNanos(this, -late);
        }
        continue;
      }
      Counters counters = board.counters;
      counters.lateTicks += late > LATE_NANOS ? 1 : 0;
      counters.worstTickNanos = Math.max(counters.worstTickNanos, late);
      board.tick((int) (beat % MediaCalls.GROUPS), System.nanoTime());
      if (++beat % ORPHANS_EVERY_BEATS == 0) {
        board.endOrphans(System.nanoTime());
      }
      due = late > GIVE_UP_NANOS ? System.nanoTime() : due + BEAT_NANOS;
    }
    tasks();
    board.close();
  }

  private void tasks() {
    for (int i = 0; i < MOST_TASKS; i++) {
      Runnable task = tasks.poll();
      if (task == null) {
        return;
      }
      try {
        task.run();
      } catch (RuntimeException fault) {
        LOG.log(ERROR, "A task failed; the line goes on.", fault);
      }
    }
  }

  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
