package vigil.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatumTest {
  @ParameterizedTest
  @EnumSource
  void everyPersonsIsFoundInsideOtherWords(Datum datum) {
    for (int n = 0; n < PlantedOrders.PEOPLE; n++) {
      String text = "{\"a\":\"b" + datum.of(n) + "c\"}";
      int person = n;
      assertTrue(datum.foundIn(text).anyMatch(found -> found == person), text);
    }
    assertEquals(0, datum.foundIn("{\"a\":\"bc\"}").count());
  }
}
