package vigil.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// To whom the caller is hidden the place says nothing of a person, and is a place still.
class OrderPlacesTest {
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
  void aPlaceStaysAsItIs(String place) {
    assertEquals(place, shown(place));
  }

  @Test
  void whatTellsWhoCalledIsAMark() {
    assertEquals("南京东路100号，到了打［电话］找我", shown("南京东路100号，到了打13944447771找我"));
    assertEquals("南京东路100号［证件号］", shown("南京东路100号11010519491231002X"));
    assertEquals("南京东路100号 ［邮箱］", shown("南京东路100号 a@b.cn"));
    assertEquals("南京东路100号，车［车牌］", shown("南京东路100号，车沪A12345"));
  }

  private static String shown(String place) {
    return String.valueOf(new OrderDetails.Addresses(place, null).withoutPerson().address());
  }
}
