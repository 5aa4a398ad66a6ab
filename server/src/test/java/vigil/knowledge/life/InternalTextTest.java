package vigil.knowledge.life;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
