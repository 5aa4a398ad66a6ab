package vigil.media.line;

/// What came of what was sent to us: RFC 3550, appendices A.1, A.3 and A.8.
///
/// Arrivals are as fine as the tick that reads them, 20 ms. Over many packets of a phone whose
/// clock is not ours that makes the jitter neither larger nor smaller.
final class ReceptionStats {
  /// A jump of fewer is loss, of more a phone that counts anew (A.1).
  private static final int MOST_DROPOUT = 3000;

  private static final int MOST_MISORDER = 100;
  private static final int SEQUENCES = 1 << 16;
  private static final int NONE = -1;

  /// 20 s of sound: a phone that begins a new count of time is no jitter.
  private static final int MOST_DIFFERENCE = 8000;

  private boolean any;
  private int ssrc;
  private int base;
  private int highest;
  private int cycles;
  private int afterJump = NONE;
  private long received;

  /// Of senders and counts before this one.
  private long expectedEarlier;

  private long lostEarlier;
  private boolean hasTransit;
  private int transit;
  private double jitter;

  /// Counts one packet that came.
  ///
  /// @param isSound whether its stamp says when it was said; a key's says when the key went down
  /// @return whether the sender is another one than before
  boolean packet(int sender, int sequence, int stamp, long nowNanos, boolean isSound) {
    boolean isOther = any && sender != ssrc;
    if (!any || isOther) {
      begin(sender, sequence);
    }
    if (isCounted(sender, sequence)) {
      received++;
    }
    if (isSound) {
      arrived(stamp, nowNanos);
    }
    return isOther;
  }

  private void begin(int sender, int sequence) {
    expectedEarlier = expected();
    lostEarlier = lost();
    any = true;
    ssrc = sender;
    base = sequence;
    highest = sequence;
    cycles = 0;
    afterJump = NONE;
    received = 0;
    hasTransit = false;
    jitter = 0;
  }

  /// One that is far from all before is let be, until the next one follows it.
  private boolean isCounted(int sender, int sequence) {
    int step = (sequence - highest) & (SEQUENCES - 1);
    if (step < MOST_DROPOUT) {
      cycles += sequence < highest ? SEQUENCES : 0;
      highest = sequence;
    } else if (step <= SEQUENCES - MOST_MISORDER) {
      boolean isNewCount = sequence == afterJump;
      afterJump = (sequence + 1) & (SEQUENCES - 1);
      if (isNewCount) {
        begin(sender, sequence);
      }
      return isNewCount;
    }
    return true;
  }

  private void arrived(int stamp, long nowNanos) {
    int now = (int) (nowNanos / 125_000) - stamp;
    if (hasTransit) {
      double difference = Math.min(Math.abs(now - transit), MOST_DIFFERENCE);
      jitter += (difference - jitter) / 16;
    }
    hasTransit = true;
    transit = now;
  }

  boolean isHeard() {
    return any;
  }

  int ssrc() {
    return ssrc;
  }

  int extendedHighest() {
    return cycles + highest;
  }

  /// Of the sender that is heard now.
  private long expectedNow() {
    return any ? extendedHighest() - base + 1L : 0;
  }

  /// Packets that were sent to us, as far as their numbers say.
  long expected() {
    return expectedEarlier + expectedNow();
  }

  /// Those of them that never came; one that came twice makes up for none.
  long lost() {
    return lostEarlier + lostNow();
  }

  long lostNow() {
    return Math.max(0, expectedNow() - received);
  }

  /// In units of the stamp: 8 are a millisecond.
  double jitter() {
    return jitter;
  }
}
