package vigil.insight.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.figures.IndicatorTable.Breakdown;
import vigil.insight.figures.IndicatorTable.Cell;
import vigil.insight.figures.IndicatorTable.Head;
import vigil.insight.figures.IndicatorTable.Line;
import vigil.insight.rollup.Indicators;

/// What leaves the house says who took it, and when.
class IndicatorWorkbookTest {
  private static final Staff LEADER =
      new Staff("leader-1", "领导", "Leader", Set.of(Role.LEADER), null, null);

  @Test
  void aWorkbookCarriesItsMarkItsValuesAndTheirFormulas() throws IOException {
    var day = LocalDate.of(2022, 3, 28);
    var onTime = Indicators.find("onTime").orElseThrow();
    var table =
        new IndicatorTable(
            Breakdown.DISTRICT,
            day,
            day,
            List.of(Head.of(onTime)),
            List.of(
                new Line(
                    "310115", "浦东新区", "Pudong", null, List.of(new Cell(0.75, 3, 4, null, null)))),
            null);
    byte[] bytes =
        IndicatorWorkbook.render(table, LEADER, Instant.parse("2022-03-28T02:00:00Z"), true);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      var rows = book.getFirstSheet().read();
      String mark = rows.getFirst().getCellText(0);
      assertTrue(mark.contains("leader-1") && mark.contains("2022-03-28 10:00:00"), mark);
      assertEquals("按时办结率", rows.get(2).getCellText(1));
      assertEquals("浦东新区", rows.get(3).getCellText(0));
      assertEquals(0.75, rows.get(3).getCellAsNumber(1).orElseThrow().doubleValue());
      var formulas = book.getSheet(1).orElseThrow().read();
      assertEquals(mark, formulas.getFirst().getCellText(0));
      assertEquals(onTime.texts().formula(), formulas.get(1).getCellText(1));
    }
  }
}
