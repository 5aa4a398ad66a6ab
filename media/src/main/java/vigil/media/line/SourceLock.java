package vigil.media.line;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Who may speak on a leg: whom the SDP names, else the first to come, and then no other.
///
/// The address from the SDP locks with its first packet, and takes the leg back whenever it speaks:
/// who was quicker than the phone keeps nothing. Any other source (a phone behind a NAT, whose own
/// address never speaks here) locks after three packets that follow each other.
///
/// A phone whose network changes speaks from elsewhere and tells nobody. Once the locked address is
/// silent, the leg follows whoever goes on with the very stream that was heard: its SSRC, its
/// count. Who has only guessed the port knows neither.
final class SourceLock {
  static final int PACKETS_TO_LOCK = 3;

  /// The locked address is silent: some twenty packets are missing.
  static final long SILENT_NANOS = 400_000_000L;

  /// How far a stream may have counted on meanwhile (RFC 3550, appendix A.1): a minute.
  static final int MOST_MISSING = 3000;

  private @Nullable InetSocketAddress expected;
  private @Nullable InetSocketAddress locked;
  private @Nullable InetSocketAddress candidate;
  private int candidateNext;
  private int candidateRun;
  private int ssrc;
  private int lastSequence;

  /// Hears of the address in the SDP.
  ///
  /// @return whether it is news; then the lock is open again
  boolean expect(InetSocketAddress remote) {
    if (remote.equals(expected)) {
      return false;
    }
    expected = remote;
    locked = null;
    candidate = null;
    return true;
  }

  /// Remembers the stream that is heard, packet by packet.
  void hear(int ssrc, int sequence) {
    this.ssrc = ssrc;
    lastSequence = sequence;
  }

  /// @param quietNanos since the last packet of the stream that is heard
  boolean admits(InetSocketAddress from, int ssrc, int sequence, long quietNanos) {
    if (from.equals(expected)) {
      locked = from;
      return true;
    }
    if (from.equals(locked)) {
      return true;
    }
    return (locked == null || (quietNanos > SILENT_NANOS && goesOn(ssrc, sequence)))
        && isThird(from, sequence);
  }

  private boolean goesOn(int ssrc, int sequence) {
    int ahead = (sequence - lastSequence) & 0xFFFF;
    return ssrc == this.ssrc && ahead > 0 && ahead <= MOST_MISSING;
  }

  /// Locks for whoever sent three packets in a row.
  private boolean isThird(InetSocketAddress from, int sequence) {
    boolean follows = from.equals(candidate) && sequence == candidateNext;
    candidate = from;
    candidateNext = (sequence + 1) & 0xFFFF;
    candidateRun = follows ? candidateRun + 1 : 1;
    if (candidateRun < PACKETS_TO_LOCK) {
      return false;
    }
    locked = from;
    return true;
  }

  /// Whom the lock is closed for; null while it is open.
  @Nullable InetSocketAddress locked() {
    return locked;
  }

  /// Where sound goes: to where it comes from, and before that to where the SDP said.
  @Nullable InetSocketAddress to() {
    return locked != null ? locked : expected;
  }
}
