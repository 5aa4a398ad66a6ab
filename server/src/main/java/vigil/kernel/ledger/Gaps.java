package vigil.kernel.ledger;

import java.util.List;
import vigil.kernel.LedgerEntry;

/// Decides how far a reader may go when numbers are missing: a transaction that commits late
/// carries a lower number (docs/house.md).
///
/// At the first missing number the reader stops and remembers a bound: its own transaction id,
/// taken after that read. A writer owns its id before it draws a number, so every number below the
/// highest one seen belongs to a transaction older than the bound. Once the oldest running
/// transaction is younger than the bound, what is still missing was rolled back and is stepped
/// over.
final class Gaps {
  /// No bound is being waited for.
  static final long NONE = -1;

  private long bound = NONE;
  private long highestSeen;
  private boolean passed;

  /// Tells of the oldest running transaction, asked for before the read that follows.
  void setOldestRunning(long xmin) {
    passed = bound != NONE && xmin > bound;
  }

  /// How many of `read`, from the first on, may be taken.
  int countReady(long position, List<LedgerEntry> read) {
    long expected = position + 1;
    int taken = 0;
    for (LedgerEntry entry : read) {
      boolean isGap = entry.seq() != expected;
      if (isGap && !(passed && entry.seq() <= highestSeen)) {
        break;
      }
      expected = entry.seq() + 1;
      taken++;
    }
    if (passed || taken == read.size()) {
      bound = NONE;
    }
    return taken;
  }

  /// True when the reader stands at a gap without a bound and must take one.
  boolean needsBound(int taken, List<LedgerEntry> read) {
    return taken < read.size() && bound == NONE;
  }

  void bind(long transaction, List<LedgerEntry> read) {
    bound = transaction;
    highestSeen = read.getLast().seq();
    passed = false;
  }

  boolean isWaiting() {
    return bound != NONE;
  }
}
