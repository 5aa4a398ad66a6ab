package vigil.knowledge.life;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.knowledge.ScriptText;

class InternalTextTest {
  private static final String SECRET = "催缴名单由街道每周五收盘后内部通报。值班手机 139 0000 1234。";

  private static final InternalText INTERNAL = InternalText.of(text("内部", SECRET, true));

  private static boolean isQuoted(String words, ScriptText... open) {
    return INTERNAL.isQuotedIn(words, Stream.of(open));
  }

  @Test
  void aSentenceOfAScriptForStaffIsAQuoteHoweverItIsSpaced() {
    assertTrue(isQuoted("您好，催缴名单由街道每周五收盘后内部通报，请留意。"));
    assertTrue(isQuoted("催缴名单，由街道 每周五收盘后 内部通报"));
    assertTrue(isQuoted("催缴名单由街道每周\u200b五收\u00ad盘后\u2060内部通\ufeff报"), "what nobody sees");
    assertFalse(isQuoted("街道每周五通报。"));
  }

  @Test
  void aTelephoneNumberOfItIsAQuoteToo() {
    assertTrue(isQuoted("请打13900001234"));
    assertTrue(isQuoted("请打139-0000-1234"));
    assertFalse(isQuoted("请打12345"));
    assertFalse(isQuoted("单号9139000012345"), "another number that holds it");
  }

  @Test
  void aNumberInWordsIsTheSameNumber() {
    assertTrue(isQuoted("请打一三九零零零零一二三四"));
    assertTrue(isQuoted("请打幺三九 〇〇〇〇 幺二三四"));
    assertTrue(isQuoted("请打壹叁玖，零零零零，壹贰叁肆"));
    assertTrue(isQuoted("请打１３９００００１２３４"));
    assertFalse(isQuoted("请打一三九零零零零一二三五"));
    var spoken = InternalText.of(text("内部", "值班手机幺三九零零零零幺二三四", true));
    assertTrue(spoken.isQuotedIn("请打13900001234", Stream.of()));
    assertFalse(isQuoted("请打一三九零零零零一二三四", text("公开", "可打 13900001234", false)));
  }

  // promise: docs/rules.md «the number counts by its digits, whatever stands between them, with or
  // without the codes of area and country»
  @ParameterizedTest
  @ValueSource(
      strings = {
        "021-67769926",
        "02167769926",
        "021 6776 9926",
        "０２１－６７７６９９２６",
        "⑥⑦⑦⑥⑨⑨②⑥",
        "❻❼❼❻❾❾❷❻",
        "６⑦76⁹₉２⑥",
        "67769926",
        "6776-9926",
        "(021)67769926",
        "（021）67769926",
        "021－67769926",
        "021—67769926",
        "021–67769926",
        "021.67769926",
        "021/67769926",
        "021 / 6776 9926",
        "86-21-67769926",
        "+862167769926",
        "+86 (21) 6776-9926",
        "0086-21-67769926",
        "𝟎𝟐𝟏-𝟔𝟕𝟕𝟔𝟗𝟗𝟐𝟔",
        "12345，67769926",
        "67769926-801"
      })
  void aNumberOfTheHouseIsTheSameHoweverItIsWritten(String number) {
    for (String own : List.of("值班电话021-67769926", "值班电话（021）67769926、62345678", "值班 67769926")) {
      var internal = InternalText.of(text("内部", own, true));
      assertTrue(internal.isQuotedIn("请打" + number + "。", Stream.of()), own);
      var open = text("公开", "可打 " + number, false);
      assertFalse(internal.isQuotedIn("请打" + number + "。", Stream.of(open)), own);
    }
  }

  // promise: docs/rules.md «also where the numeral of a word stands directly beside it»
  @ParameterizedTest
  @ValueSource(
      strings = {"张三67769926", "张三6776 9926", "67769926三次", "张三021-67769926", "二零二一，张三67769926三次"})
  void aNumeralOfAWordBesideItHidesNoNumber(String said) {
    for (String own : List.of("值班电话021-67769926", "找张三6776 9926", "打67769926三次")) {
      var internal = InternalText.of(text("内部", own, true));
      assertTrue(internal.isQuotedIn("请找" + said + "。", Stream.of()), own);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "167769926",
        "677699261",
        "6776992",
        "0571-67769926",
        "6776元，9926元",
        "12345",
        "2022.4.18"
      })
  void anotherNumberIsNoQuote(String number) {
    var internal = InternalText.of(text("内部", "值班电话021-67769926", true));
    assertFalse(internal.isQuotedIn("请打" + number, Stream.of()));
  }

  @Test
  void whatCitizensMayHearElsewhereIsNoSecret() {
    assertFalse(isQuoted("请打13900001234", text("公开", "可打 13900001234", false)));
    assertTrue(isQuoted("请打13900001234", text("公开", "可打 12345", false)));
  }

  private static ScriptText text(String title, String procedure, boolean isInternal) {
    var guidance = new ScriptText.Guidance(null, "说明", "街道", procedure, null);
    var scope = new ScriptText.Scope(List.of(), null, null, isInternal);
    return new ScriptText(title, null, "0102", guidance, List.of(), List.of(), scope);
  }
}
