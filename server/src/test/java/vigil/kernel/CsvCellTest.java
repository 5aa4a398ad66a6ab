package vigil.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "＝cmd|' /C calc'!A0",
        "＋1",
        "－1",
        "＠SUM(A1)",
        "﹦1",
        "−1",
        "  =1",
        "\u3000＝1",
        "\uFEFF=1",
        "\u200B=1"
      })
  void whatASpreadsheetWouldRunIsText(String formula) {
    assertEquals("'" + formula, CsvCell.of(formula));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t1", "\r1", "\n1"})
  void soIsWhatBeginsWithABreak(String text) {
    assertEquals("\"'" + text + "\"", CsvCell.of(text));
  }

  @Test
  void otherTextStaysAsItIsAndIsQuotedWhereItMust() {
    assertEquals("锦绣路1号", CsvCell.of("锦绣路1号"));
    assertEquals("a=b", CsvCell.of("a=b"));
    assertEquals("\"a,b\"", CsvCell.of("a,b"));
    assertEquals("\"a;b\"", CsvCell.of("a;b"));
    assertEquals("\"say \"\"hi\"\"\"", CsvCell.of("say \"hi\""));
    assertEquals("", CsvCell.of(""));
  }
}
