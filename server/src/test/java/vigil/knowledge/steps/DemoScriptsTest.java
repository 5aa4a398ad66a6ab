package vigil.knowledge.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import vigil.knowledge.PublicAnswer;
import vigil.knowledge.Script;
import vigil.knowledge.ScriptText;

class DemoScriptsTest {
  private static final Instant NOW = Instant.parse("2022-04-01T00:00:00Z");

  /// What only whoever sits at the hotline does or says: to register a matter (a citizen registers
  /// with a neighbourhood committee, or a residence), to put a caller through, to ask what a caller
  /// is to be asked, to promise nothing, and to speak of citizens as of others.
  private static final Pattern OF_AGENTS =
      Pattern.compile(
          "(?<!居委会|居住)登记(?!错)|[工派]单|[求助投诉举报]{2}单|[座坐]席|话务|口径|提升等级|问明"
              + "|转\\d{3}|转[^运账点]{0,3}抢修|承诺|市民|群众|来电人|诉求人|询问");

  /// What citizens read of the demo city's scripts, those for staff only left out.
  private static List<PublicAnswer> answers() {
    return DemoScripts.load(JsonMapper.shared()).stream()
        .map(one -> published(one.text()))
        .map(one -> PublicAnswer.of(one, LocalDate.of(2022, 4, 1)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Script published(ScriptText text) {
    var out = new Script.Publication(1, NOW);
    return new Script("s1", 4, 1, Script.State.PUBLISHED, text, null, List.of(), out);
  }

  @Test
  void noAnswerOfTheDemoSpeaksToAgents() {
    assertFalse(answers().isEmpty());
    for (PublicAnswer answer : answers()) {
      List<String> wrong =
          Stream.concat(Stream.of(answer.title()), answer.sayings())
              .filter(said -> OF_AGENTS.matcher(said).find())
              .toList();
      assertEquals(List.of(), wrong, answer.title());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. 登记为紧急工单，写明上次透析时间",
        "先与单位协商；不成的登记投诉单",
        "正在发生的按次紧急派单。",
        "有胸闷气促立即转120。",
        "市民询问就近采样点和开放时间。"
      })
  void whatAgentsAreToldIsFound(String said) {
    assertTrue(OF_AGENTS.matcher(said).find());
  }

  @ParameterizedTest
  @ValueSource(strings = {"先办居住登记", "产检提前一天向居委会登记车辆", "身份证登记错了怎么办", "不转账、不提供验证码"})
  void whatACitizenDoesIsNot(String said) {
    assertFalse(OF_AGENTS.matcher(said).find());
  }
}
