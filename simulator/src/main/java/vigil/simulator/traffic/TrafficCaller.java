package vigil.simulator.traffic;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;

/// A caller with a real telephone: dials 12345, waits, talks until the agent hangs up.
final class TrafficCaller implements Runnable {
  /// Longer than this nobody waits.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration LOOK = Duration.ofMillis(50);
  private static final double HERTZ = 500;

  private final String number;
  private final InetSocketAddress line;
  private final PhoneClock clock;
  private volatile boolean wasConnected;

  TrafficCaller(String number, InetSocketAddress line, PhoneClock clock) {
    this.number = number;
    this.line = line;
    this.clock = clock;
  }

  @Override
  public void run() {
    try (var phone = new SipPhone(number, line, HERTZ, clock)) {
      phone.call("12345");
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (phone.state() != SipPhone.State.ENDED && System.nanoTime() < end) {
        wasConnected |= phone.state() == SipPhone.State.TALKING;
        LockSupport.parkNanos(LOOK.toNanos());
      }
      phone.hangUp();
    }
  }

  boolean wasConnected() {
    return wasConnected;
  }
}
