package vigil.casework.duplicates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Like orders fold into one row with their number.
class FoldsTest {
  private static final Instant BORN = Instant.parse("2022-03-28T01:00:00Z");
  private static final Folds.Badge NONE = new Folds.Badge(0, 0, 0, List.of());

  private static Folds.Waiting order(int n, @Nullable String cluster, @Nullable String kind) {
    return new Folds.Waiting("o" + n, 2, 2, BORN.minusSeconds(n), cluster, kind, n % 2 == 0, NONE);
  }

  @Test
  void likelyDuplicatesFoldFromTheSecondAndAKindFromTheFifth() {
    var waiting = new ArrayList<Folds.Waiting>();
    waiting.add(order(0, "7", "a/b/NORMAL"));
    waiting.add(order(1, "8", "a/b/NORMAL"));
    waiting.add(order(2, "7", "a/b/NORMAL"));
    for (int n = 3; n < 7; n++) {
      waiting.add(order(n, Integer.toString(20 + n), "a/b/NORMAL"));
    }
    waiting.add(order(7, null, null));
    var rows = Folds.fold(waiting);
    assertEquals(
        List.of("CLUSTER 7 2", "KIND a/b/NORMAL 5", "ORDER o7 1"),
        rows.stream().map(f -> f.kind() + " " + f.key() + " " + f.count()).toList());
    assertEquals(2, rows.getFirst().late());
    assertEquals(BORN.minusSeconds(6), rows.get(1).oldest());
  }

  @Test
  void fourOfAKindStayFourRows() {
    var waiting = new ArrayList<Folds.Waiting>();
    for (int n = 0; n < 4; n++) {
      waiting.add(order(n, Integer.toString(n), "a/b/NORMAL"));
    }
    assertEquals(4, Folds.fold(waiting).size());
  }
}
