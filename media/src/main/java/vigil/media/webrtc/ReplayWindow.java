package vigil.media.webrtc;

/// Which of the last 64 packets were seen (RFC 3711, section 3.3.2): each is taken once.
final class ReplayWindow {
  static final int SIZE = 64;

  private long highest = -1;

  /// Bit n: the packet n before the highest was seen.
  private long seen;

  boolean isNew(long index) {
    if (index > highest) {
      return true;
    }
    long behind = highest - index;
    return behind < SIZE && ((seen >>> behind) & 1) == 0;
  }

  /// Only after the packet proved itself.
  void record(long index) {
    if (index > highest) {
      long ahead = index - highest;
      seen = highest < 0 || ahead >= SIZE ? 1 : (seen << ahead) | 1;
      highest = index;
    } else {
      seen |= 1L << (highest - index);
    }
  }
}
