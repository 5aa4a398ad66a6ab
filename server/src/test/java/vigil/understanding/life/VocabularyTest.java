package vigil.understanding.life;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a model may keep of the words of citizens.
class VocabularyTest {
  // promise: docs/understanding.md «a pair that only orders hold is kept from five of them on»
  @Test
  void whatOnlyFewOrdersHoldIsNotKept() {
    var texts = new ArrayList<TrainingText>();
    texts.add(text("01.csv:1", "路灯不亮"));
    texts.add(text("01.csv:2", "路灯坏了"));
    for (int i = 0; i < 4; i++) {
      texts.add(text(LabelledAppeal.ORDER + i, "王小明家漏水"));
    }
    var four = pieces(texts);
    assertTrue(four.contains("路灯"));
    assertFalse(four.contains("小明"), "four orders name him");
    assertFalse(four.contains("漏水"));
    texts.add(text(LabelledAppeal.ORDER + 4, "楼上漏水"));
    var five = pieces(texts);
    assertTrue(five.contains("漏水"));
    assertFalse(five.contains("小明"));
  }

  private static List<String> pieces(List<TrainingText> texts) {
    return Vocabulary.of(texts).pieces();
  }

  private static TrainingText text(String source, String words) {
    return new TrainingText(source, ReadText.of(words, Set.of()), "01");
  }
}
