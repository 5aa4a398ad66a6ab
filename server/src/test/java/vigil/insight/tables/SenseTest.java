package vigil.insight.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenseTest {
  private static final LocalDate FIRST = LocalDate.of(2022, 1, 3);
  private static final int DAYS = 120;

  /// Ten or so a day; thirty more on the last two days.
  private static String table(String header, boolean hasTruth) {
    var text = new StringBuilder(header).append('\n');
    for (int day = 0; day < DAYS; day++) {
      int extra = day >= DAYS - 2 ? 30 : 0;
      text.append(FIRST.plusDays(day)).append(',').append(9 + day * 7 % 4 + extra);
      text.append(hasTruth ? "," + extra : "").append('\n');
    }
    return text.toString();
  }

  @Test
  void anOutbreakIsPrintedWithItsDayAndWhatWasExpected() {
    List<String> lines =
        SenseMain.sense(CountTable.parse(table("day,黄码", false)), "").lines().toList();
    assertEquals("series,day,count,expected,score,outbreak_from,reason", lines.getFirst());
    assertTrue(lines.get(1).startsWith("黄码,2022-05-01,"), lines::toString);
    assertEquals(3, lines.size(), "two days, and no word of a truth that nobody told");
  }

  @Test
  void whereTheTruthIsToldTheAlarmsStandBesideIt() {
    String out = SenseMain.sense(CountTable.parse(table("day,黄码,黄码.truth", true)), "");
    assertTrue(
        out.endsWith(
            "# specificity 1.000 of 62 quiet periods, sensitivity 1.000 of 2,"
                + " found 1.000 of 1 outbreaks, timeliness 0.000\n"),
        out);
  }

  @Test
  void readingBeginsWhereItIsAsked() {
    String out = SenseMain.sense(CountTable.parse(table("day,黄码", false)), "2022-05-02");
    assertFalse(out.contains(",2022-05-01,4"), out);
    assertTrue(out.contains("黄码,2022-05-02,"), out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'day,a\n2022-01-03,1\n2022-01-05,2\n2022-01-06,2' | line 4: the rows before it are 2 days",
        "'day,a\n2022-01-03,1\n2022-01-05,2' | line 3: rows must be a day or a week apart",
        "'day,a\n2022-01-03,1\n2022-01-04,x' | line 3: \"x\" is no whole number",
        "'day,a\n2022-01-03,1\n2022-01-04,-1' | line 3: a count lies between 0 and",
        "'day,a\n3.1.2022,1\n4.1.2022,1' | line 2: \"3.1.2022\" is no day: write 2022-03-01",
        "'day,a,b\n2022-01-03,1,2\n2022-01-04,1' | this is no table in CSV: Record 3 has 2 fields",
        "'day,a,b.truth\n2022-01-03,1,2\n2022-01-04,1,3' | column b.truth belongs to no series",
        "'day\n2022-01-03\n2022-01-04' | a table needs 1 to 1000 series",
        "'day,a\n2022-01-03,1' | a table needs a header and two rows at least",
      })
  void whatCannotBeReadSaysWhichLineAndWhatToDo(String text, String told) {
    var refused = assertThrows(CountTableException.class, () -> CountTable.parse(text));
    assertTrue(String.valueOf(refused.getMessage()).startsWith(told), refused.getMessage());
  }

  @Test
  void aTableWithoutHistoryIsToldHowMuchIsNeeded() {
    CountTable two = CountTable.parse("day,a\n2022-01-03,1\n2022-01-04,2");
    var refused = assertThrows(CountTableException.class, () -> SenseMain.sense(two, ""));
    assertTrue(String.valueOf(refused.getMessage()).contains("56 periods of history"));
  }
}
