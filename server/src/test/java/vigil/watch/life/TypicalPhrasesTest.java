package vigil.watch.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypicalPhrasesTest {
  @Test
  void whatThreeSayIsAPhraseAndTheLongestOfItCounts() {
    var phrases =
        TypicalPhrases.of(List.of("我的码黄了，上不了班", "昨晚码黄了，孩子发烧", "码黄了怎么办，我的鸡蛋还没买", "楼下路灯坏了"));
    assertEquals(List.of("码黄"), phrases);
  }

  /// Said once to three ears is said by one.
  @Test
  void oneCallerWhoRepeatsIsOne() {
    assertTrue(TypicalPhrases.of(List.of("断供断供断供", "路灯", "水管")).isEmpty());
  }

  @Test
  void nobodysNameOrNumberIsAPhrase() {
    String said = "我叫王小明，电话13900000001，黄码居委不让进";
    var phrases = TypicalPhrases.of(List.of(said, said, said));
    assertFalse(phrases.toString().contains("王小明"), phrases.toString());
    assertTrue(phrases.toString().contains("居委不让进"), phrases.toString());
  }

  @Test
  void whatIsReadSaysEachThingOnce() {
    String said = "今天凌晨发现健康码变成黄码";
    assertEquals(List.of(said), TypicalPhrases.ofDistinct(List.of(said, said, said), 12));
  }

  /// 康码 and 采样点 are said by as many, but as parts: nobody reads half a word.
  @Test
  void whatIsReadIsNotCutWithinAWord() {
    var told =
        TypicalPhrases.ofDistinct(
            List.of("健康码变黄了", "我的健康码黄了", "孙女健康码不绿", "一个采样点排队", "哪里采样点开着", "采样点没人"), 12);
    assertEquals(List.of("健康码", "采样点"), told);
  }

  /// Who has not been there is not quoted as one who has.
  @Test
  void whatIsDeniedIsReadAsDenied() {
    var told = TypicalPhrases.ofDistinct(List.of("我没去过风险地区", "孩子没去过风险地区，码黄了", "没去过风险地区为什么变黄"), 12);
    assertEquals("没去过风险地区", told.getFirst());
  }
}
