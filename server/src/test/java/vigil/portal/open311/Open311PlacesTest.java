package vigil.portal.open311;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.city.Area;
import vigil.city.files.PolicyCity;

class Open311PlacesTest {
  private static final Open311Places PLACES = new Open311Places(PolicyCity.shipped().places());

  @Test
  void aCodeSaysTheStreetOrTheDistrict() {
    assertEquals(Optional.of(new Area("310115", "310115016")), find("310115016", null));
    assertEquals(Optional.of(Area.of("310115")), find("310115", null));
    assertEquals(Optional.empty(), find("310199", null));
  }

  @Test
  void anAddressNamesThemInEitherLanguage() {
    assertEquals(Optional.of(new Area("310115", "310115016")), find(null, "上海市浦东新区花木街道锦绣路1号"));
    assertEquals(Optional.of(Area.of("310101")), find(null, "上海市黄浦区人民大道200号"));
    assertEquals(Optional.of(Area.of("310112")), find(null, "12 Some Lane, MINHANG"));
    assertEquals(Optional.empty(), find(null, "Nanjing"));
  }

  @Test
  void theShortNameOfADistrictIsEnoughAndARoadOfItsNameIsNot() {
    assertEquals(Optional.of(Area.of("310115")), find(null, "浦东锦绣路100号"));
    assertEquals(Optional.of(Area.of("310104")), find(null, "上海徐汇漕溪北路8号"));
    assertEquals(Optional.of(Area.of("310109")), find(null, "虹口宝山路1号"));
    assertEquals(Optional.of(Area.of("310109")), find(null, "1 Baoshan Road, Hongkou, Shanghai"));
    assertEquals(Optional.empty(), find(null, "宝山路1号"), "which is in another district");
    assertEquals(Optional.empty(), find(null, "浦东南路1号"));
  }

  @Test
  void aStreetOfThatNameInAnotherDistrictIsNotTaken() {
    assertEquals(Optional.of(new Area("310112", "310112107")), find(null, "闵行区虹桥镇"));
  }

  private static Optional<Area> find(@Nullable String code, @Nullable String address) {
    return PLACES.find(code, null, address);
  }
}
