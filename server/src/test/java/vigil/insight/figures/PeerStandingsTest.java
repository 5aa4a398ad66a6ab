package vigil.insight.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.city.Unit;
import vigil.insight.figures.IndicatorTable.Cell;
import vigil.insight.figures.IndicatorTable.Line;
import vigil.insight.rollup.Indicators;

class PeerStandingsTest {
  private static final int COLUMN = column("onTime");
  private static final int LESS_IS_BETTER = column("recheck");

  private static int column(String key) {
    return IntStream.range(0, Indicators.ALL.size())
        .filter(i -> Indicators.ALL.get(i).key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static Line unit(String id, Unit.Kind peer, @Nullable Double value) {
    var cells =
        new ArrayList<>(
            Collections.nCopies(Indicators.ALL.size(), new Cell(null, 0, 0, null, null)));
    cells.set(COLUMN, new Cell(value, 0, 1, null, null));
    cells.set(LESS_IS_BETTER, new Cell(value, 0, 1, null, null));
    return new Line(id, id, id, peer, cells);
  }

  private static List<String> standings(List<Line> lines, int column) {
    return lines.stream()
        .map(line -> line.cells().get(column))
        .map(cell -> cell.rank() == null ? "-" : cell.rank() + "/" + cell.of())
        .toList();
  }

  private static final List<Line> DISTRICTS =
      List.of(
          unit("a", Unit.Kind.DISTRICT, 0.9),
          unit("b", Unit.Kind.DISTRICT, 0.8),
          unit("c", Unit.Kind.DISTRICT, 0.8),
          unit("d", Unit.Kind.DISTRICT, 0.1),
          unit("e", Unit.Kind.DISTRICT, null),
          unit("f", Unit.Kind.CITY, 0.5));

  @Test
  void aUnitHasAPlaceAmongItsLikeOnly() {
    assertEquals(
        List.of("1/4", "2/4", "2/4", "4/4", "-", "1/1"),
        standings(PeerStandings.of(DISTRICTS, 0), COLUMN));
  }

  @Test
  void whereLessIsBetterTheLeastIsFirst() {
    assertEquals("1/4", standings(PeerStandings.of(DISTRICTS, 0), LESS_IS_BETTER).get(3));
  }

  // promise: docs/indicators.md «a tier instead of a place»
  @Test
  void whereTheCityWantsTiersNoPlaceIsTold() {
    assertEquals(
        List.of("1/2", "1/2", "1/2", "2/2", "-", "1/2"),
        standings(PeerStandings.of(DISTRICTS, 2), COLUMN));
  }

  @Test
  void tiersOfTwelveAreFourUnitsEach() {
    var tiers = IntStream.range(0, 12).map(better -> PeerStandings.tier(better, 12, 3)).boxed();
    assertEquals(List.of(1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3), tiers.toList());
  }

  @Test
  void nobodysMiddleIsNone() {
    var table =
        new IndicatorTable(
            IndicatorTable.Breakdown.UNIT,
            java.time.LocalDate.EPOCH,
            java.time.LocalDate.EPOCH,
            List.of(),
            DISTRICTS,
            null);
    assertEquals(0.8, PeerStandings.median(table, Unit.Kind.DISTRICT, COLUMN));
    assertNull(PeerStandings.median(table, Unit.Kind.STREET, COLUMN));
  }
}
