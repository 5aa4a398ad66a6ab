package vigil.city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.city.files.PolicyCity;

/// What a text names for certain is filled in; what it does not, is left open.
class PlaceInTextTest {
  private static final Places PLACES = PolicyCity.shipped().places();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "-",
      value = {
        "我住在浦东新区花木街道梅花路100弄3号，家里断菜两天, 310115, 花木街道, 梅花路100弄3号",
        "花木街道梅花路100弄3号501室没有水, 310115, 花木街道, 梅花路100弄3号501室",
        "朱家角镇北大街12号的老房子漏雨, 310118, 朱家角镇, 北大街12号",
        "徐汇区这边下水道堵了, 310104, -, -",
        "浦东这边小区停电, 310115, -, -",
        "天目西路一百二十号门口路灯不亮, -, -, 天目西路一百二十号",
        "我在普陀山旅游, -, -, -",
        "长宁路上有一个大坑, -, -, -",
        "黄浦江边烧烤, -, -, -",
        "从徐汇区到黄浦区的公交车太少, -, -, -",
        "花木路3号和梅花路5号都停水, -, -, -",
        "血透要通行证, -, -, -",
      })
  void aTextNamesItsPlace(String text, String district, String street, String address) {
    var found = PlaceInText.find(text, PLACES);
    assertEquals(district, found.district());
    assertEquals(
        street,
        found.street() == null ? null : PLACES.findStreet(found.street()).orElseThrow().name());
    assertEquals(address, found.address());
  }

  /// A street of one district and the name of another: one of them is about something else.
  @Test
  void twoDistrictsAreNoAnswer() {
    var found = PlaceInText.find("我家在花木街道，户口在徐汇区", PLACES);
    assertEquals(new PlaceInText(null, null, null), found);
  }

  @Test
  void nothingNamesNothing() {
    assertEquals(new PlaceInText(null, null, null), PlaceInText.find(null, PLACES));
    assertEquals(new PlaceInText(null, null, null), PlaceInText.find(" ", PLACES));
  }
}
