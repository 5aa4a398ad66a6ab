package vigil.bench.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FarringtonFlexibleTest {
  /// Size 5 and probability a half: ten or more failures before the fifth success are fewer than
  /// five successes in fourteen throws, 1471 of 16384.
  @Test
  void theTailIsThatOfThrownCoins() {
    assertEquals(1471 / 16384.0, FarringtonFlexible.tail(10, 5, 2), 1e-12);
    assertEquals(1, FarringtonFlexible.tail(0, 5, 2), 1e-12);
  }
}
