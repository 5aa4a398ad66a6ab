package vigil.kernel.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vigil.kernel.LedgerEntry;

/// How far the ledger is settled, and its newest facts in memory: all day every reader reads the
/// same end, which is so read from the database once for all of them. [Tail] alone adds to it.
@Component
final class SettledWindow {
  /// Facts in memory; whoever is further behind reads the database.
  static final int KEPT = 4 * ReaderRunner.BATCH;

  /// @param from the position right before the first of `entries`
  private record WindowEntries(long from, List<LedgerEntry> entries) {
    long end() {
      return entries.isEmpty() ? from : entries.getLast().seq();
    }

    WindowEntries with(List<LedgerEntry> more) {
      int dropped = Math.clamp(entries.size() + more.size() - KEPT, 0, entries.size());
      var all = new ArrayList<LedgerEntry>(entries.size() - dropped + more.size());
      all.addAll(entries.subList(dropped, entries.size()));
      all.addAll(more);
      long start = dropped == 0 ? from : entries.get(dropped - 1).seq();
      return new WindowEntries(start, Collections.unmodifiableList(all));
    }
  }

  private final List<Consumer<List<LedgerEntry>>> sleepers = new CopyOnWriteArrayList<>();
  private volatile WindowEntries window = new WindowEntries(0, List.of());

  /// The last settled position: no fact with this number or a lower one will appear any more.
  long end() {
    return window.end();
  }

  void startAt(long position) {
    window = new WindowEntries(position, List.of());
  }

  /// Takes the facts that follow the end, and tells them to whoever waits for some.
  void add(List<LedgerEntry> more) {
    window = window.with(more);
    sleepers.forEach(sleeper -> sleeper.accept(more));
  }

  void addListener(Consumer<List<LedgerEntry>> sleeper) {
    sleepers.add(sleeper);
  }

  /// The settled facts after a position, `limit` at most; empty when memory does not reach so far
  /// back.
  Optional<List<LedgerEntry>> findAfter(long position, int limit) {
    WindowEntries current = window;
    if (position < current.from()) {
      return Optional.empty();
    }
    int first = first(current.entries(), position);
    int end = Math.min(current.entries().size(), first + limit);
    return Optional.of(current.entries().subList(first, end));
  }

  /// Where the facts after a position begin.
  private static int first(List<LedgerEntry> entries, long position) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).seq() > position) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
