package vigil.media.line;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Who may speak on a leg: whom the SDP names, else the first to come, and then no other.
///
/// The address from the SDP locks with its first packet, and takes the leg back whenever it speaks:
/// who was quicker than the phone keeps nothing. Any other source (a phone behind a NAT, whose own
/// address never speaks here) locks after three packets that follow each other.
final class SourceLock {
  static final int PACKETS_TO_LOCK = 3;

  private @Nullable InetSocketAddress expected;
  private @Nullable InetSocketAddress locked;
  private @Nullable InetSocketAddress candidate;
  private int candidateNext;
  private int candidateRun;

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

  boolean admits(InetSocketAddress from, int sequence) {
    if (from.equals(expected)) {
      locked = from;
      return true;
    }
    if (locked != null) {
      return from.equals(locked);
    }
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
