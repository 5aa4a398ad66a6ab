package vigil.telephony.steps;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Requests of one dialog that came before those that stand before them. The network and the
/// stack's threads let requests overtake each other; a short wait puts them in the order of their
/// CSeq (RFC 3261, 12.2.2, refuses each that comes after a later one). Touched only in its call's
/// mailbox.
final class RequestWindow {
  /// Longer than requests sent one after the other overtake each other; a gap that no request fills
  /// (numbers may be left out) delays what comes after it by no more.
  static final Duration PATIENCE = Duration.ofMillis(200);

  /// More that are early at once are an attack.
  static final int MOST = 64;

  private final TreeMap<Long, Runnable> early = new TreeMap<>();

  /// Keeps an early request.
  ///
  /// @return false when there is no room, or another of this number waits
  boolean add(long cseq, Runnable work) {
    return early.size() < MOST && early.putIfAbsent(cseq, work) == null;
  }

  /// The lowest that waits, if it follows a number.
  @Nullable Runnable pollNext(long last) {
    Map.Entry<Long, Runnable> first = early.firstEntry();
    return first != null && first.getKey() == last + 1 ? pollFirst() : null;
  }

  /// The lowest that waits, if it is not beyond a number.
  @Nullable Runnable pollUpTo(long cseq) {
    Map.Entry<Long, Runnable> first = early.firstEntry();
    return first != null && first.getKey() <= cseq ? pollFirst() : null;
  }

  private Runnable pollFirst() {
    return early.pollFirstEntry().getValue();
  }
}
