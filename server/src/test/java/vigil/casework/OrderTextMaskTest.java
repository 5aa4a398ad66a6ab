package vigil.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigil.identity.Role;
import vigil.kernel.PersonalData;

/// Words are as masked as the fields beside them.
class OrderTextMaskTest {
  private static final String SAID = "住88弄12号602室，打13812345678";

  @Test
  void whoeverIsShownThePlaceReadsItInWordsToo() {
    assertEquals("住88弄12号602室，打［电话］", OrderTextMask.of(EnumSet.of(Role.AGENT)).apply(SAID));
    assertEquals("住［门牌］，打［电话］", OrderTextMask.of(EnumSet.of(Role.EDITOR)).apply(SAID));
  }

  @Test
  void noMarkMakesAFieldLongerThanItMayBe() {
    String title = "路".repeat(46) + "找老蔡";
    assertEquals(50, PersonalData.mask(title, PersonalData.ALL, 50).length());
  }

  // promise: docs/rules.md «Whoever amends a masked text keeps what its marks hide.»
  @Test
  void marksLeftInAnEditedTextStandForWhatTheyHid() {
    String was = "打13812345678找王女士，或13912345678";
    String edited = PersonalData.mask(was).replace("或", "不通再打");
    assertEquals(
        Optional.of("打13812345678找王女士，不通再打13912345678"),
        PersonalData.restore(edited, was, PersonalData.ALL));
  }

  @Test
  void aMarkThatCannotBeToldIsNotGuessed() {
    String was = "打13812345678，或13912345678";
    assertEquals(Optional.empty(), PersonalData.restore("打［电话］", was, PersonalData.ALL));
    assertEquals(Optional.of("不打了"), PersonalData.restore("不打了", was, PersonalData.ALL));
  }

  @Test
  void aMarkThatSomebodyTypedStays() {
    String was = "写的是［电话］，打13812345678";
    assertEquals(
        Optional.of(was), PersonalData.restore(PersonalData.mask(was), was, PersonalData.ALL));
  }
}
