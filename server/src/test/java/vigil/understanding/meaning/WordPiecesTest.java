package vigil.understanding.meaning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Against the vocabulary that the model ships with.
class WordPiecesTest {
  private final Map<String, Integer> vocabulary;
  private final WordPieces pieces;

  WordPiecesTest() throws IOException {
    vocabulary = SentenceModel.vocabulary();
    pieces = new WordPieces(vocabulary);
  }

  @Test
  void eachChineseCharacterAndEachMarkStandsAlone() {
    assertPieces("我的码，黄了", "我", "的", "码", "，", "黄", "了");
  }

  @Test
  void lettersAreSmallAndPlainFirst() {
    assertEquals(10156, vocabulary.get("a3"));
    assertPieces("A3区", "a3", "区");
    assertPieces("Ａ３区", "a3", "区");
  }

  @Test
  void aWordIsCutIntoTheLongestPieces() {
    assertPieces("jiankangma", "ji", "##an", "##ka", "##ng", "##ma");
  }

  @Test
  void whatNoPieceSaysIsUnknown() {
    assertPieces("\uD83D\uDE00 好", "[UNK]", "好");
  }

  @Test
  void aLongTextEndsWithItsMark() {
    long[] cut = pieces.encode("好".repeat(600), 160);
    assertEquals(160, cut.length);
    assertEquals(102, cut[159]);
  }

  private void assertPieces(String text, String... expected) {
    var numbers = new java.util.ArrayList<Long>(List.of(101L));
    for (String piece : expected) {
      Integer number = vocabulary.get(piece);
      numbers.add(number == null ? -1L : number);
    }
    numbers.add(102L);
    assertArrayEquals(
        numbers.stream().mapToLong(Long::longValue).toArray(), pieces.encode(text, 160), text);
  }
}
