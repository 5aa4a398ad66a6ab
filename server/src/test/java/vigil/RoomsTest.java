package vigil;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// Nobody looks inside another room, and the walls stand as each room's package-info says.
class RoomsTest {
  static final ApplicationModules HOUSE = ApplicationModules.of(Vigil.class);

  @Test
  void everyRoomIsEnteredByItsDoor() {
    HOUSE.verify();
  }
}
