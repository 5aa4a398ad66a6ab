package vigil.knowledge.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.knowledge.ScriptFault;
import vigil.knowledge.ScriptFault.Kind;
import vigil.knowledge.ScriptText;

/// Each rule of a file of scripts (rules 7.6), a row for each.
class ScriptTableTest {
  private static final List<String> HEADER =
      Arrays.stream(ScriptColumn.values()).map(ScriptColumn::zh).toList();

  private static final ScriptTable.Known CITY =
      new ScriptTable.Known() {
        @Override
        public boolean isCategory(String code) {
          return List.of("14", "140101").contains(code);
        }

        @Override
        public boolean isLeaf(String code) {
          return code.equals("140101");
        }

        @Override
        public @Nullable String district(String said) {
          return Map.of("徐汇区", "310104", "310104", "310104").get(said);
        }

        @Override
        public boolean isTitleTaken(String title) {
          return title.equals("停水找谁");
        }
      };

  @Test
  void aWholeRowIsAScriptAndIsWrittenAsItWasRead() {
    var table = new ScriptTable(HEADER, CITY);
    List<String> row = row(Map.of());
    ScriptText text = table.read(2, row).orElseThrow();
    assertEquals("水管爆了怎么办", text.title());
    assertEquals(List.of("爆管", "漏水"), text.keywords());
    assertEquals(List.of("310104"), text.scope().districts());
    assertEquals(LocalDate.parse("2022-04-30"), text.scope().validTo());
    assertEquals("夜里也来吗", text.followUps().getFirst().question());
    assertTrue(text.forStaffOnly());
    List<String> written = ScriptTable.write(text);
    assertEquals(text, new ScriptTable(HEADER, CITY).read(2, written).orElseThrow());
  }

  @Test
  void aBarInAnAnswerIsWrittenAsItWasRead() {
    List<String> row = row(Map.of(ScriptColumn.FOLLOW_UPS, "几点来|夜里 | 白天都来"));
    ScriptText text = new ScriptTable(HEADER, CITY).read(2, row).orElseThrow();
    assertEquals("夜里 | 白天都来", text.followUps().getFirst().answer());
    assertEquals(
        text, new ScriptTable(HEADER, CITY).read(2, ScriptTable.write(text)).orElseThrow());
  }

  @Test
  void theHeaderMayBeInEitherLanguageAndInAnyOrder() {
    var table = new ScriptTable(List.of("Category", "title"), CITY);
    assertEquals("路灯不亮", table.read(2, List.of("140101", "路灯不亮")).orElseThrow().title());
    assertEquals(
        List.of(new ScriptFault(1, "分类", Kind.MISSING)),
        new ScriptTable(List.of("标题"), CITY).faults());
  }

  @Test
  void aTitleIsThereOnceAndFits() {
    fails(ScriptColumn.TITLE, "", Kind.MISSING);
    fails(ScriptColumn.TITLE, "题".repeat(129), Kind.TOO_LONG);
    fails(ScriptColumn.TITLE, "停水找谁", Kind.NOT_UNIQUE);
    var table = new ScriptTable(HEADER, CITY);
    assertTrue(table.read(2, row(Map.of())).isPresent());
    assertTrue(table.read(3, row(Map.of())).isEmpty());
    assertTrue(table.read(4, row(Map.of(ScriptColumn.TITLE, "水管爆了 怎么办"))).isEmpty());
    assertEquals(
        List.of(
            new ScriptFault(3, "标题", Kind.NOT_UNIQUE), new ScriptFault(4, "标题", Kind.NOT_UNIQUE)),
        table.faults());
  }

  @Test
  void aCategoryIsALeaf() {
    fails(ScriptColumn.CATEGORY, "", Kind.MISSING);
    fails(ScriptColumn.CATEGORY, "99", Kind.UNKNOWN);
    fails(ScriptColumn.CATEGORY, "14", Kind.NOT_A_LEAF);
  }

  @Test
  void aKeywordIsShortAndNotTheTitle() {
    fails(ScriptColumn.KEYWORDS, "词".repeat(21), Kind.TOO_LONG);
    fails(ScriptColumn.KEYWORDS, "水管爆了怎么办", Kind.SAME);
  }

  @Test
  void daysDistrictsQuestionsAndYesAreReadOrNamed() {
    fails(ScriptColumn.VALID_TO, "四月底", Kind.UNFIT);
    fails(ScriptColumn.VALID_TO, "2022-03-01", Kind.UNFIT);
    fails(ScriptColumn.DISTRICTS, "徐家汇", Kind.UNKNOWN);
    fails(ScriptColumn.FOLLOW_UPS, "只有问题", Kind.UNFIT);
    fails(ScriptColumn.INTERNAL_ONLY, "也许", Kind.UNFIT);
    fails(ScriptColumn.WHY, "因".repeat(ScriptText.LONGEST_PART + 1), Kind.TOO_LONG);
  }

  private static void fails(ScriptColumn column, String cell, Kind kind) {
    var table = new ScriptTable(HEADER, CITY);
    assertTrue(table.read(7, row(Map.of(column, cell))).isEmpty());
    assertEquals(List.of(new ScriptFault(7, column.zh(), kind)), table.faults());
  }

  private static List<String> row(Map<ScriptColumn, String> other) {
    var cells = new ArrayList<String>();
    for (ScriptColumn column : ScriptColumn.values()) {
      cells.add(other.getOrDefault(column, usual(column)));
    }
    return cells;
  }

  private static String usual(ScriptColumn column) {
    return switch (column) {
      case TITLE -> "水管爆了怎么办";
      case TITLE_EN -> "A burst pipe";
      case CATEGORY -> "140101";
      case FOLLOW_UPS -> "夜里也来吗|来，24 小时。";
      case KEYWORDS -> "爆管、漏水";
      case DISTRICTS -> "徐汇区";
      case VALID_FROM -> "2022/4/1";
      case VALID_TO -> "2022-04-30";
      case INTERNAL_ONLY -> "是";
      case WHEN_IT_APPLIES, WHY, WHOM_TO_SEE, PROCEDURE, DO_NOT_PROMISE -> column.zh() + "。";
    };
  }
}
