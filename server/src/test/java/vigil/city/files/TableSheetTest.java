package vigil.city.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.city.PolicyTable;

class TableSheetTest {
  private static final String CSV =
      "word,urgency,why,whyEn\n\"血透,急\",URGENT,\"说\"\"停\"\"\",\n透析,URGENT,危及生命,\n";

  private static List<List<String>> rows(String text) {
    var read = TableText.parse(PolicyTable.URGENCY_WORDS, text);
    assertEquals(List.of(), read.faults());
    return read.cells();
  }

  @Test
  void everyTableComesBackFromAWorkbookAsItWent() {
    PolicyCity city = PolicyCity.shipped();
    for (PolicyTable table : PolicyTable.values()) {
      String csv = city.shipped(table);
      String back = TableSheet.text(TableSheet.workbook(table, csv));
      assertEquals(
          TableText.parse(table, csv).cells(), TableText.parse(table, back).cells(), table.path());
    }
    assertEquals(
        rows(CSV), rows(TableSheet.text(TableSheet.workbook(PolicyTable.URGENCY_WORDS, CSV))));
  }

  @Test
  void aTextComesBackAsItWentWithItsComments() {
    String text = "# whence\n" + CSV;
    var read = TableText.parse(PolicyTable.URGENCY_WORDS, text);
    assertEquals(text, TableText.render(PolicyTable.URGENCY_WORDS, read.head(), read.cells()));
    List<List<String>> odd = List.of(List.of("#1", "URGENT", "两\n行", ""));
    String written = TableText.render(PolicyTable.URGENCY_WORDS, "", odd);
    assertEquals(List.of(List.of("#1", "URGENT", "两 行", "")), rows(written));
  }

  @Test
  void whatExcelWritesInChinaIsRead() {
    assertEquals(rows(CSV), rows(TableSheet.text(CSV.getBytes(Charset.forName("GB18030")))));
    assertEquals(
        rows(CSV), rows(TableSheet.text(("\ufeff" + CSV).getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aBrokenWorkbookIsRefused() {
    byte[] broken = {'P', 'K', 3, 4, 9, 9, 9};
    var refused = assertThrows(IllegalArgumentException.class, () -> TableSheet.text(broken));
    assertTrue(String.valueOf(refused.getMessage()).contains("cannot be read"));
  }
}
