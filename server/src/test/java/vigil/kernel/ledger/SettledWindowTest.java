package vigil.kernel.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vigil.kernel.LedgerEntry;

/// The newest settled facts, in memory.
class SettledWindowTest {
  private final SettledWindow settled = new SettledWindow();

  @Test
  void memoryBeginsWhereTheServerDoes() {
    settled.startAt(7);
    assertEquals(7, settled.end());
    assertEquals(Optional.of(List.of()), after(7, 10));
    assertEquals(Optional.empty(), after(6, 10), "before that it is the database's");
  }

  @Test
  void whatFollowsAPositionComesInOrderAlsoOverNumbersThatWereRolledBack() {
    settled.startAt(7);
    settled.add(entries(8, 10, 11));
    assertEquals(11, settled.end());
    assertEquals(Optional.of(List.of(8L, 10L, 11L)), after(7, 10));
    assertEquals(Optional.of(List.of(8L, 10L)), after(7, 2));
    assertEquals(Optional.of(List.of(10L, 11L)), after(9, 10), "nine is no fact");
    assertEquals(Optional.of(List.of()), after(11, 10));
    assertEquals(Optional.of(List.of()), after(99, 10), "another server is ahead of this one");
  }

  @Test
  void theOldestAreForgottenAndNothingBetween() {
    long all = SettledWindow.KEPT + 3;
    LongStream.rangeClosed(1, all).forEach(seq -> settled.add(entries(seq)));
    assertEquals(Optional.empty(), after(2, 1));
    assertEquals(Optional.of(List.of(4L)), after(3, 1));
    assertEquals(all, settled.end());
  }

  @Test
  void whoeverSleepsIsWokenWhenTheNewFactsAreThere() {
    var seen = new ArrayList<Long>();
    settled.addListener(_ -> seen.add(settled.end()));
    settled.add(entries(1, 2));
    assertEquals(List.of(2L), seen);
  }

  private Optional<List<Long>> after(long position, int limit) {
    return settled
        .findAfter(position, limit)
        .map(all -> all.stream().map(LedgerEntry::seq).toList());
  }

  private static List<LedgerEntry> entries(long... seqs) {
    return LongStream.of(seqs)
        .mapToObj(seq -> new LedgerEntry(seq, Instant.EPOCH, "kernel.Told", "it", 1, "{}"))
        .toList();
  }
}
