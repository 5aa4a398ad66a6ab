package vigil.knowledge.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigil.city.Category;
import vigil.knowledge.FoundScript;
import vigil.knowledge.Script;
import vigil.knowledge.Script.Publication;
import vigil.knowledge.ScriptQuery;
import vigil.knowledge.ScriptText;
import vigil.knowledge.ScriptText.Guidance;
import vigil.knowledge.ScriptText.Scope;
import vigil.understanding.Meaning;

class ScriptIndexTest {
  private static final LocalDate TODAY = LocalDate.parse("2022-04-18");
  private static final Guidance GUIDANCE = new Guidance(null, "why", "whom", "how", null);
  private static final Publication OUT = new Publication(1, Instant.EPOCH);

  private final ScriptIndex index = new ScriptIndex(ScriptIndex.Policy::shipped);

  @BeforeEach
  void fill() {
    index.put(
        List.of(
            script("code", "健康码变为黄码如何转绿", "010301", "Yellow health code", List.of("黄码")),
            script("dialysis", "封控期间血液透析患者就医", "010201", null, List.of("血透", "透析")),
            script("bus", "公交线路调整查询", "070101", "Bus routes", List.of("公交")),
            inPudong(script("pudong", "浦东新区核酸采样点", "010401", null, List.of("核酸")))));
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void wordsOfTwoCharactersAreFound() {
    assertEquals("dialysis", best("血透老人小区封控怎么去医院"));
    assertEquals("code", best("黄码"));
  }

  @Test
  void aSentenceFindsTheScriptAndSaysWhy() {
    var found = search("我的健康码突然变成黄码了，怎么办呀", null, null);
    assertEquals("code", found.getFirst().id());
    assertTrue(found.getFirst().because().contains("黄码"));
  }

  /// What no script says does not count against those that say the rest.
  @Test
  void aWholeStoryFindsTheScriptThatOneWordOfItIsAbout() {
    String story = "您好，我姓王，我父亲每周三次要去做血透，今天早上物业保安拦着，说没有单子谁也不能走。";
    assertEquals("dialysis", best(story));
  }

  @Test
  void anUnfinishedWordFindsAlready() {
    assertEquals("code", best("yel"));
    assertEquals("dialysis", best("血透老人小区封控怎么去医院"));
  }

  @Test
  void aScriptOfAnotherDistrictIsLeftOut() {
    assertEquals("pudong", search("核酸", null, "310115").getFirst().id());
    assertTrue(search("核酸采样点", null, "310104").stream().noneMatch(f -> f.id().equals("pudong")));
  }

  @Test
  void noWordsListTheCategoryFromAboveAndBelow() {
    assertEquals("bus", search("", "07", null).getFirst().id());
    assertEquals("bus", search("", "07010102", null).getFirst().id());
  }

  @Test
  void aScriptThatIsOverIsHidden() {
    var script = script("old", "隔离酒店安排", "0104", null, List.of());
    var text = script.text();
    index.put(List.of(with(script, ended(text, TODAY.minusDays(1)))));
    assertTrue(search("隔离酒店", null, null).isEmpty());
    index.put(List.of(with(script, ended(text, TODAY))));
    assertEquals("old", best("隔离酒店"));
  }

  /// A caller's whole story is asked for by the few of its words that tell scripts apart; Lucene
  /// itself refuses a query of all of them.
  @Test
  void ofALongQueryTheRarestWordsDecide() {
    var dice = new Random(7);
    var many = new ArrayList<Script>();
    for (int i = 0; i < 500; i++) {
      many.add(script("m" + i, chinese(dice, 20), "0101", null, List.of(chinese(dice, 4))));
    }
    String telling = "透析病人封控期间就医接送通行证办理";
    many.add(script("dialysis", telling, "0101", null, List.of()));
    index.put(many);
    assertEquals("dialysis", best(chinese(dice, 400) + telling + chinese(dice, 400)));
  }

  /// Typed by sound, by first letters, unfinished, and with wrong characters of the same sound.
  @Test
  void whatIsTypedBySoundIsFound() {
    index.listen();
    assertEquals("code", best("jiankangma"));
    assertEquals("code", best("jkm"));
    assertEquals("code", best("huangm"));
    assertEquals("code", best("建康马"));
    assertEquals("bus", best("gongjiao"));
  }

  /// A city's own words hold at the next question, without another index.
  @Test
  void aSpokenFormFindsWhatItMeansAtOnce() {
    var policy = new AtomicReference<>(policy(Map.of(), 0));
    try (var own = new ScriptIndex(policy::get)) {
      own.put(List.of(script("dialysis", "血液透析患者就医", "010201", null, List.of("透析"))));
      var question = new ScriptQuery("我每周要洗三趟腰子", null, null, TODAY, 8);
      assertTrue(own.search(question).isEmpty());
      policy.set(policy(Map.of("洗三趟腰子", List.of("透析"), "我每周", List.of()), 0));
      assertEquals(List.of("透析"), own.search(question).getFirst().because());
    }
  }

  @Test
  void callersOfItsSpikeFindAScriptByTheirOwnWords() {
    assertTrue(search("超市不让上班", null, null).isEmpty());
    index.speak("code", List.of("超市不让上班", "绿码"));
    var found = search("超市不让上班怎么办", null, null).getFirst();
    assertEquals("code", found.id());
    assertEquals(List.of("超市不让上班"), found.because());
    index.speak("code", List.of());
    assertTrue(search("超市不让上班", null, null).isEmpty());
  }

  /// 18:00 of the evening before is 10:00 UTC.
  @Test
  void ofThoseThatFitTonightsStandFirst() {
    var evening = Instant.parse("2022-04-17T10:00:00Z");
    index.put(List.of(ofSpike("late", "公交站点临时改道", evening)));
    assertEquals("late", best("公交"));
    assertTrue(search("公交", null, null).getFirst().out().tonight());
    index.put(List.of(ofSpike("late", "公交站点临时改道", evening.minusMillis(1))));
    assertEquals("bus", best("公交"));
  }

  /// The elderly of an estate are in both.
  @Test
  void tonightsDoNotStandBeforeWhatIsAskedFor() {
    var evening = Instant.parse("2022-04-17T10:00:00Z");
    index.put(
        List.of(
            ofSpike("water", "小区停水老人用水怎么办", evening),
            script("dialysis", "血透病人小区封控怎么去医院", "0201", null, List.of())));
    assertEquals("dialysis", best("血透老人小区封控怎么去医院"));
    assertEquals("water", best("小区停水老人没水"));
  }

  @Test
  void wordsThatAreLostAnswerUntilTheyAreBegunAnew() {
    index.lose();
    assertTrue(index.isLost());
    assertEquals("dialysis", best("血透老人小区封控怎么去医院"));
    index.renew();
    assertEquals("dialysis", best("血透老人小区封控怎么去医院"));
    index.put(List.of(script("new", "老年卡换卡", "0101", null, List.of())));
    assertEquals("new", best("老年卡"));
  }

  /// Two axes stand for what a model would say: what lies nearer to a matter without a script than
  /// to any script has no answer.
  @Test
  void whatLiesNearerToAnotherMatterFindsNothing() {
    try (var own = new ScriptIndex(() -> policy(Map.of(), 3))) {
      own.put(List.of(script("dialysis", "血液透析患者就医", "010201", null, List.of("透析"))));
      own.understand(new AxisMeaning(), List.of(leaf("150101", "路灯不亮")));
      var found = own.search(new ScriptQuery("洗肾病人出不了门", null, null, TODAY, 8));
      assertEquals("dialysis", found.getFirst().id());
      assertTrue(found.getFirst().alike());
      assertTrue(own.search(new ScriptQuery("夜里小路很暗", null, null, TODAY, 8)).isEmpty());
    }
  }

  /// What callers say in two characters lies as near to everything as to nothing.
  @Test
  void ofTwoCharactersOnlyWhatHasThemOrMeansThemIsShown() {
    try (var own = new ScriptIndex(() -> policy(Map.of(), 6))) {
      own.put(
          List.of(
              script("dialysis", "血液透析患者就医", "010201", null, List.of("透析")),
              script("bus", "公交线路调整查询", "070101", null, List.of("公交"))));
      own.understand(new AxisMeaning(), List.of());
      assertTrue(own.search(new ScriptQuery("想死", null, null, TODAY, 8)).isEmpty());
      assertEquals(
          List.of("dialysis"), ids(own.search(new ScriptQuery("洗肾", null, null, TODAY, 8))));
      assertEquals(List.of("bus"), ids(own.search(new ScriptQuery("公交", null, null, TODAY, 8))));
    }
  }

  /// An agent on a call reads few: what is much less like it than the best keeps quiet.
  @Test
  void ofASentenceOnlyWhatIsNearlyAsAlikeAsTheBestIsShown() {
    try (var own = new ScriptIndex(ScriptIndex.Policy::shipped)) {
      own.put(
          List.of(
              script("dialysis", "血液透析患者就医", "010201", null, List.of("透析")),
              script("ward", "住院陪护", "010202", null, List.of())));
      own.understand(new AxisMeaning(), List.of());
      var found = own.search(new ScriptQuery("洗肾的人出不了门", null, null, TODAY, 8));
      assertEquals(List.of("dialysis"), ids(found));
    }
  }

  /// A category that was only guessed lifts its own scripts, and lets no others in.
  @Test
  void aChosenCategoryShowsItsOwnWhateverIsSaidAndNoOthers() {
    try (var own = new ScriptIndex(() -> policy(Map.of(), 6))) {
      own.put(
          List.of(
              script("dialysis", "血液透析患者就医", "010201", null, List.of("透析")),
              script("bus", "公交线路调整查询", "070101", null, List.of("公交"))));
      own.understand(new AxisMeaning(), List.of(leaf("150101", "路灯不亮")));
      assertEquals(
          List.of("dialysis"), ids(own.search(new ScriptQuery("想死", "0102", null, TODAY, 8))));
      var said = new ScriptQuery("我现在真的想死", "0102", null, TODAY, 8);
      assertEquals(List.of("dialysis"), ids(own.search(said)));
    }
  }

  // promise: docs/understanding.md «signs alone find nothing»
  @Test
  void signsAndSingleLettersFindNothing() {
    index.listen();
    for (String words : List.of("%_", "a/b", "?!", "b", "……", "zzzz")) {
      assertEquals(List.of(), ids(search(words, null, null)), words);
    }
    assertEquals(List.of("bus"), ids(search("%_", "07", null)));
  }

  private static List<String> ids(List<FoundScript> found) {
    return found.stream().map(FoundScript::id).toList();
  }

  private static ScriptIndex.Policy policy(Map<String, List<String>> words, double meaning) {
    return new ScriptIndex.Policy(
        new SearchWords(words), new SearchSettings(meaning, 0.2, 0.75, 0.12, 0, 0.5, 0.15));
  }

  private static Category leaf(String code, String name) {
    return new Category(code, name, name, List.of(name), List.of(name), null, true);
  }

  /// Kidneys lie on one axis, everything else on the other; dying lies far from both, a ward nearer
  /// to kidneys.
  private static final class AxisMeaning implements Meaning {
    @Override
    public State state() {
      return State.READY;
    }

    @Override
    public Optional<float[]> embed(String text) {
      float[] vector = new float[DIMENSIONS];
      if (text.contains("想死")) {
        vector[0] = 0.4f;
        vector[1] = 0.4f;
        vector[2] = 0.82f;
        return Optional.of(vector);
      }
      if (text.contains("陪护")) {
        vector[0] = 0.6f;
        vector[2] = 0.8f;
        return Optional.of(vector);
      }
      vector[text.contains("洗肾") || text.contains("透析") ? 0 : 1] = 1;
      return Optional.of(vector);
    }
  }

  private static String chinese(Random dice, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(0x4e00 + dice.nextInt(30));
    }
    return text.toString();
  }

  private String best(String words) {
    return search(words, null, null).getFirst().id();
  }

  private List<FoundScript> search(
      String words, @Nullable String category, @Nullable String district) {
    return index.search(new ScriptQuery(words, category, district, TODAY, 8));
  }

  private static Script script(
      String id, String title, String category, @Nullable String titleEn, List<String> keywords) {
    var text = new ScriptText(title, titleEn, category, GUIDANCE, List.of(), keywords, Scope.OPEN);
    return new Script(id, 3, 1, Script.State.PUBLISHED, text, null, List.of(), OUT);
  }

  private static Script ofSpike(String id, String title, Instant at) {
    var text = new ScriptText(title, null, "0701", GUIDANCE, List.of(), List.of(), Scope.OPEN);
    return new Script(
        id, 3, 1, Script.State.PUBLISHED, text, "spike", List.of(), new Publication(1, at));
  }

  private static Script inPudong(Script s) {
    var t = s.text();
    var pudong = new Scope(List.of("310115"), null, null, false);
    return with(
        s,
        new ScriptText(t.title(), null, t.category(), GUIDANCE, List.of(), t.keywords(), pudong));
  }

  private static ScriptText ended(ScriptText t, LocalDate last) {
    var until = new Scope(List.of(), null, last, false);
    return new ScriptText(t.title(), null, t.category(), GUIDANCE, List.of(), List.of(), until);
  }

  private static Script with(Script s, ScriptText text) {
    return new Script(s.id(), s.version(), s.edition(), s.state(), text, null, List.of(), OUT);
  }
}
