package vigil.insight.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YearOnYearTest {
  private static final LocalDate FEB_28 = LocalDate.parse("2024-02-28");

  @Test
  void yearOnYearLeavesTheTwentyNinthOfFebruaryOut() {
    var days = YearOnYear.days(FEB_28, LocalDate.parse("2024-03-02"));
    assertEquals(2, days.size());
    var known = Map.of(LocalDate.parse("2023-02-28"), 10.0, LocalDate.parse("2023-03-01"), 20.0);
    assertEquals(30.0, YearOnYear.sum(days, known));
  }

  @Test
  void thereIsNoFigureWhereLastYearWasNothingOrIsUnknown() {
    assertNull(YearOnYear.growth(5.0, 0.0));
    assertNull(YearOnYear.sum(YearOnYear.days(FEB_28, FEB_28.plusDays(1)), Map.of()));
    assertEquals(1.17, YearOnYear.growth(217.0, 100.0));
  }
}
