package vigil.understanding.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The words of a text that are shown as the reason of a label.
class TellingWordsTest {
  private static final Vocabulary PIECES =
      new Vocabulary(List.of("0", "00", "漏", "水", "漏水"), new float[] {1, 1, 1, 1, 1});
  private static final float[] ALIKE = {1, 1, 1, 1, 1};

  private static List<String> of(String words) {
    return TellingWords.list(words, PIECES, TextVector.dense(ALIKE), ALIKE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"13800001111", "138 0000 1111", "138-0000-1111", "１３８００００１１１１", "021-58881234"})
  void aTelephoneNumberIsNoReasonHoweverItIsWritten(String number) {
    assertEquals(List.of("漏水"), of("电话" + number + "，厨房漏水"));
  }

  @Test
  void aShortNumberMayBeOne() {
    assertEquals(List.of("12315", "漏水"), of("打过12315，厨房漏水"));
  }
}
