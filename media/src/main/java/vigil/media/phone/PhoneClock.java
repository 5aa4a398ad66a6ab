package vigil.media.phone;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/// One thread that ticks many phones, each every 20 ms.
public final class PhoneClock implements AutoCloseable {
  private static final long BEAT_NANOS = 20_000_000;
  private static final System.Logger LOG = System.getLogger("vigil.media.phone");

  private final List<TonePhone> phones = new CopyOnWriteArrayList<>();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("phone-clock").unstarted(this::beat);
  private volatile boolean running = true;

  public PhoneClock() {
    thread.start();
  }

  public <P extends TonePhone> P add(P phone) {
    phones.add(phone);
    return phone;
  }

  /// Takes a phone off the clock and closes it.
  public void hangUp(TonePhone phone) throws IOException {
    phones.remove(phone);
    phone.close();
  }

  private void beat() {
    for (long due = System.nanoTime(); running; due += BEAT_NANOS) {
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(this, wait);
      }
      phones.removeIf(phone -> !ticks(phone));
    }
  }

  private static boolean ticks(TonePhone phone) {
    try {
      phone.tick();
      return true;
    } catch (IOException gone) {
      LOG.log(WARNING, "A phone fell off the clock: {0}", gone.getMessage());
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    for (TonePhone phone : phones) {
      phone.close();
    }
  }
}
