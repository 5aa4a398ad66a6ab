package vigil.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A name that is known is struck however it is written, and nothing else with it.
class KnownNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "远山|远山说夜里施工，问远山即可|［姓名］说夜里施工，问［姓名］即可",
        "远山|远 山、远-山和远\u200b山|［姓名］、［姓名］和［姓名］",
        "陈建国|陳建國家漏水|［姓名］家漏水",
        "Ann Lee|ann lee called, Ann  Lee again|［姓名］ called, ［姓名］ again",
        "阿依努尔·买买提|阿依努尔买买提的摊位|［姓名］的摊位"
      })
  void itIsStruckHoweverItIsWritten(String name, String said, String left) {
    assertEquals(left, PersonalData.mask(said, Set.of(), name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Ann|the Annex of Joann", "王|王家湾的路灯", "匿名|匿名反映路灯不亮", "热心市民|热心市民反映路灯不亮", "远山|远处的山"})
  void whatOnlyLooksLikeItStays(String name, String said) {
    assertEquals(said, PersonalData.mask(said, Set.of(), name));
  }
}
