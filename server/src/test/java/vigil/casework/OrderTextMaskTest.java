package vigil.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.identity.Role;
import vigil.kernel.PersonalData;

/// Words are as masked as the fields beside them.
class OrderTextMaskTest {
  private static final String SAID = "住88弄12号602室，打13812345678";

  private static final OrderTextMask HIDING = OrderTextMask.ofPlace(true).hiding(null);

  @Test
  void whoeverIsShownThePlaceReadsItInWordsToo() {
    assertEquals("住88弄12号602室，打［电话］", OrderTextMask.of(EnumSet.of(Role.AGENT)).apply(SAID));
    assertEquals("住［门牌］，打［电话］", OrderTextMask.of(EnumSet.of(Role.EDITOR)).apply(SAID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "南京东路100号5幢302室",
        "杨高南路1388弄12号1602室",
        "王家码头路58号门口",
        "陈家宅12号，广场舞旁边",
        "G60沪昆高速往杭州方向28公里500米处",
        "张江高科园区碧波路690号3号楼101-2",
        "沪太路2999弄1~66号地下车库B2层",
        "人民路 1 号"
      })
  void toWhomTheCallerIsHiddenAPlaceStaysAsItIs(String place) {
    assertEquals(place, HIDING.placeOf(place));
  }

  @Test
  void toWhomTheCallerIsHiddenWhatTellsWhoCalledIsAMarkInAPlaceToo() {
    assertEquals("南京东路100号，到了打［电话］找我", HIDING.placeOf("南京东路100号，到了打13944447771找我"));
    assertEquals("南京东路100号［证件号］", HIDING.placeOf("南京东路100号11010519491231002X"));
    assertEquals("南京东路100号 ［邮箱］", HIDING.placeOf("南京东路100号 a@b.cn"));
    assertEquals("南京东路100号，车［车牌］", HIDING.placeOf("南京东路100号，车沪A12345"));
    assertEquals("1号，打［电话］", OrderTextMask.LISTS.placeOf("1号，打13944447771"));
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
