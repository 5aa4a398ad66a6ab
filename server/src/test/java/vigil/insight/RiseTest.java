package vigil.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.city.District;

/// A multiple is said where it says something, in whole numbers.
class RiseTest {
  @Test
  void timesAreWholeNumbersFromTwiceOn() {
    assertEquals(42, Rise.times(210, 5));
    assertEquals(43, Rise.times(85, 2), "42.5 is rounded");
    assertEquals(2, Rise.times(10, 5));
    assertNull(Rise.times(9, 5));
    assertEquals("为平常的42倍", Rise.chinese(210, 5));
    assertEquals("比平常多80%", Rise.chinese(9, 5));
    assertEquals("", Rise.chinese(5, 5));
  }

  /// One case where 0.02 are usual is no "x 50", and 24 where 0.5 are is no 4700 %.
  @Test
  void aFewCasesOrAlmostNoUsualAreToldAsTheyAre() {
    assertNull(Rise.times(1, 0.02));
    assertNull(Rise.times(Rise.FEWEST - 1, 1));
    assertNull(Rise.times(24, 0.5));
    assertEquals("", Rise.chinese(24, 0.5));
    assertEquals("平常不到1件", Rise.usual(0.5));
    assertEquals("平常约3件", Rise.usual(2.6));
    assertEquals("3", Rise.usualNumber(2.6));
    assertEquals("不到1", Rise.usualNumber(0.04));
    assertEquals("fewer than one is usual", Rise.usualEn(0.99));
    assertEquals("about one is usual", Rise.usualEn(1));
    assertEquals("about 3 are usual", Rise.usualEn(2.6));
  }

  @Test
  void aWavesDistrictsAddUpWithThoseThatNobodyNamed() {
    var places = List.of(new District("310101", "黄浦区", "Huangpu"));
    Instant now = Instant.EPOCH;
    var wave =
        Wave.of(now, now, places, Map.of("310101", 3, "-", 2, "gone", 1), district -> 1, List.of());
    assertEquals(6, wave.count());
    assertEquals(3, wave.districts().getLast().count(), "no district, or one that is gone");
    assertEquals(1, wave.usual());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Wave(now, now, 7, 1, null, wave.districts(), List.of(), null));
  }
}
