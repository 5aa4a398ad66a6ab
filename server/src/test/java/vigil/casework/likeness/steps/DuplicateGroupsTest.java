package vigil.casework.likeness.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.casework.likeness.WaitingOrder;

/// Like orders fold into one row with their number.
class DuplicateGroupsTest {
  private static final Instant BORN = Instant.parse("2022-03-28T01:00:00Z");
  private static final WaitingOrder.Badge NONE = new WaitingOrder.Badge(0, 0, 0, List.of());

  private static WaitingOrder order(int n, @Nullable String cluster, @Nullable String kind) {
    Instant due = BORN.plusSeconds(7200 + n);
    boolean late = n % 2 == 0;
    return new WaitingOrder("o" + n, 2, due, BORN.minusSeconds(n), cluster, kind, late, NONE);
  }

  @Test
  void likelyDuplicatesFoldFromTheSecondAndAKindFromTheFifth() {
    var waiting = new ArrayList<WaitingOrder>();
    waiting.add(order(0, "7", "a/b/NORMAL"));
    waiting.add(order(1, "8", "a/b/NORMAL"));
    waiting.add(order(2, "7", "a/b/NORMAL"));
    for (int n = 3; n < 7; n++) {
      waiting.add(order(n, Integer.toString(20 + n), "a/b/NORMAL"));
    }
    waiting.add(order(7, null, null));
    var rows = DuplicateGroups.group(waiting);
    assertEquals(
        List.of("CLUSTER 7 2", "KIND a/b/NORMAL 5", "ORDER o7 1"),
        rows.stream().map(f -> f.kind() + " " + f.key() + " " + f.count()).toList());
    assertEquals(2, rows.getFirst().late());
    assertEquals(BORN.minusSeconds(6), rows.get(1).oldest());
  }

  @Test
  void fourOfAKindStayFourRows() {
    var waiting = new ArrayList<WaitingOrder>();
    for (int n = 0; n < 4; n++) {
      waiting.add(order(n, Integer.toString(n), "a/b/NORMAL"));
    }
    assertEquals(4, DuplicateGroups.group(waiting).size());
  }

  /// A page goes on behind the last row that was seen, whatever came or went before it.
  @Test
  void pagesKeepTheirOrderWhileRowsComeAndGo() {
    var waiting = new ArrayList<WaitingOrder>();
    for (int n = 0; n < 6; n++) {
      waiting.add(order(n, Integer.toString(n), null));
    }
    var first = DuplicateGroups.page(DuplicateGroups.group(waiting), null, 3);
    assertEquals(List.of("o0", "o1", "o2"), first.stream().map(it -> it.place().first()).toList());
    waiting.removeFirst();
    waiting.addFirst(order(-5, "99", null));
    var second = DuplicateGroups.page(DuplicateGroups.group(waiting), first.getLast().place(), 3);
    assertEquals(List.of("o3", "o4", "o5"), second.stream().map(it -> it.place().first()).toList());
  }
}
