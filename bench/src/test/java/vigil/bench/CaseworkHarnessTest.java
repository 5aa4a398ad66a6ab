package vigil.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The benches live on casework as it is: what it needs and asks for is noticed here, and not when
/// somebody next measures.
class CaseworkHarnessTest {
  @Test
  void anOrderLivesFromItsFirstWordToItsLastAndSoDoesTheBareOne() throws IOException {
    try (var house = CaseworkHarness.open("test")) {
      assertFalse(house.live(1, CaseworkHarness.LifeEnd.CLOSED).state().isOpen());
      assertEquals(1, house.orders());
      new BareLife(house.database()).live(1);
    }
  }
}
