package vigil.understanding.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vigil.city.EmergencyNumber;
import vigil.city.files.PolicyCity;
import vigil.understanding.Meaning;
import vigil.understanding.Suggestion;
import vigil.understanding.steps.ShippedTexts;

/// What the model of the shipped texts reads out of sentences.
class AppealReaderTest {
  private static final Instant NOW = Instant.parse("2022-04-06T02:00:00Z");
  private static final PolicyCity CITY = PolicyCity.shipped();
  private static final Thresholds HALF = new Thresholds(0.5, 0.3, 0.3, 0.1, 0.5, 0.5, 0.5, 0.3);

  private static final Meaning NONE = new NoMeaning();

  private static final AppealModel MODEL =
      ModelTrainer.train("test", ShippedTexts.list(CITY, NONE), done -> {});

  @Test
  void aYellowCodeIsAMatterOfTheEpidemicAndOfTheBigDataCentre() {
    Suggestion said = read("我的健康码突然变成黄码了，怎么转码");
    assertEquals("01", Objects.requireNonNull(said.matter().top()).value());
    assertTrue(
        said.matter().units().stream().anyMatch(unit -> unit.value().equals("dsj")),
        () -> said.matter().units() + "");
    assertFalse(Objects.requireNonNull(said.matter().top()).why().isEmpty());
    assertNotNull(said.model());
  }

  @Test
  void anOfficeOfADistrictIsNamedWhereTheWordsNameTheDistrict() {
    Suggestion said = read("闵行区莘庄镇某小区物业不作为，小区环境卫生很差");
    assertTrue(
        said.matter().units().stream().anyMatch(unit -> unit.value().contains("310112")),
        () -> said.matter().units() + "");
    assertEquals("310112", Objects.requireNonNull(said.elements().place()).district());
  }

  @Test
  void aDangerOfTheListIsShownAndMakesTheAppealUrgent() {
    Suggestion said = read("我妈胸口疼喘不上气了");
    assertEquals(EmergencyNumber.AMBULANCE_120, said.dangers().getFirst().danger().number());
    assertEquals("URGENT", Objects.requireNonNull(said.urgency()).value());
  }

  @Test
  void withoutAModelWordsAloneServe() {
    Suggestion said = new AppealReader(CITY, HALF, null, NONE).read("我要投诉，昨晚九点多着火了", null, NOW);
    assertEquals("COMPLAINT", Objects.requireNonNull(said.type()).value());
    assertEquals("昨晚九点多", Objects.requireNonNull(said.elements().occurred()).said());
    assertNull(said.matter().top());
    assertNull(said.model());
  }

  @Test
  void aModelReadsAsItDidBeforeItWasWritten() {
    byte[] bytes = ModelBytes.write(MODEL);
    AppealModel again = ModelBytes.read(bytes);
    String words = "小区里老人断菜三天了，居委电话打不通";
    assertEquals(read(words), new AppealReader(CITY, HALF, again, NONE).read(words, null, NOW));
    assertThrows(
        IllegalArgumentException.class,
        () -> ModelBytes.read(Arrays.copyOf(bytes, bytes.length / 2)));
  }

  @Test
  void nothingIsSaidOfNothing() {
    for (String words : List.of("", "   ", "。。。", "aaaa")) {
      Suggestion said = read(words);
      assertNull(said.matter().leaf(), words);
      assertTrue(said.dangers().isEmpty(), words);
    }
  }

  // promise: docs/understanding.md «is guessed nothing, not even its type»
  @Test
  void ofWordsThatNobodyTaughtNothingIsGuessed() {
    var unknown =
        List.of(
            "asdf qwer",
            "hello world",
            "test test test",
            "啊啊啊啊啊啊",
            "哈哈哈哈哈哈",
            "呵呵呵呵 呵呵呵呵",
            "1234567890",
            "2022-04-06 12:30",
            "。。。。。。！！！",
            "aaaaaa啊啊",
            "犇骉鱻猋毳淼",
            "魑魅魍魉饕餮",
            "天地玄黄宇宙洪荒",
            "锟斤拷烫烫烫",
            "飒飒的撒打算",
            "😀😀😀😀😀😀",
            "どうもありがとう");
    for (String words : unknown) {
      Suggestion said = read(words);
      assertNull(said.type(), words);
      assertEquals(Suggestion.Matter.UNKNOWN, said.matter(), words);
      assertNull(said.urgency(), words);
      assertTrue(said.dangers().isEmpty(), words);
      assertNull(said.model(), words);
    }
  }

  /// What is said in few words, with a foreign one among them, is still read.
  @Test
  void fewWordsThatAreKnownAreRead() {
    for (String words : List.of("停电", "停水三天了", "路灯不亮", "ETC扣费不对", "小区里垃圾没人清")) {
      assertNotNull(read(words).matter().top(), words);
    }
  }

  /// The lists of the policy need no model: who says a danger among foreign words is heard.
  @Test
  void aDangerIsHeardAmongWordsThatAreNotKnown() {
    Suggestion said = read("help help my house fire fire 着火 sos sos sos");
    assertEquals(EmergencyNumber.FIRE_119, said.dangers().getFirst().danger().number());
    assertEquals("URGENT", Objects.requireNonNull(said.urgency()).value());
  }

  private static Suggestion read(String words) {
    return new AppealReader(CITY, HALF, MODEL, NONE).read(words, null, NOW);
  }
}
