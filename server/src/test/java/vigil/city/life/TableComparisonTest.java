package vigil.city.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.city.RowChange;
import vigil.city.RowChange.Kind;

class TableComparisonTest {
  private static final TableComparison BY_TWO = new TableComparison(2);
  private static final List<String> A = List.of("01", "*", "wjw");
  private static final List<String> B = List.of("02", "*", "gaj");
  private static final List<String> B2 = List.of("02", "*", "jtw");
  private static final List<String> C = List.of("02", "310115", "gaj");

  @Test
  void rowsAreKnownByTheirFirstCells() {
    assertEquals(
        List.of(
            new RowChange(Kind.CHANGED, List.of("02", "*"), B, B2),
            new RowChange(Kind.ADDED, List.of("02", "310115"), List.of(), C),
            new RowChange(Kind.REMOVED, List.of("01", "*"), A, List.of())),
        BY_TWO.changes(List.of(A, B), List.of(B2, C)));
    assertEquals(List.of(), BY_TWO.changes(List.of(A, B), List.of(B, A)), "order is no change");
  }

  @Test
  void aDraftsChangesAreLaidOverWhatCameSince() {
    var laid = BY_TWO.merge(List.of(A, B), List.of(A, B, C), List.of(A, B2));
    assertEquals(List.of(), laid.conflicts());
    assertEquals(List.of(A, B2, C), laid.rows());
    var gone = BY_TWO.merge(List.of(A, B), List.of(B), List.of(A, B2));
    assertEquals(List.of(B2), gone.rows());
  }

  @Test
  void aRowThatIsPutBackStandsWhereItStood() {
    assertEquals(List.of(A, B, C), BY_TWO.sort(List.of(A, B), List.of(B, C, A), -1));
  }

  @Test
  void whatIsAboveStandsAbove() {
    var above = List.of("new", "");
    var child = List.of("old", "new");
    var other = List.of("other", "none");
    var byOne = new TableComparison(1);
    assertEquals(
        List.of(above, child, other),
        byOne.sort(List.of(List.of("old", "")), List.of(child, other, above), 1));
    var self = List.of("self", "self");
    assertEquals(List.of(self, self), byOne.sort(List.of(), List.of(self, self), 1), "kept");
  }

  @Test
  void aRowThatBothChangeDifferentlyIsAConflict() {
    var theirs = List.of("02", "*", "fgj");
    assertEquals(
        List.of("02 *"),
        BY_TWO.merge(List.of(A, B), List.of(A, B2), List.of(A, theirs)).conflicts());
    assertEquals(
        List.of(), BY_TWO.merge(List.of(A, B), List.of(A, B2), List.of(A, B2)).conflicts());
  }
}
