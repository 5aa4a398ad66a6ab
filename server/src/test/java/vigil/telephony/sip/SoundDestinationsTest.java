package vigil.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SoundDestinationsTest {
  private static final int PORT = 40_000;
  private final SoundDestinations outside = new SoundDestinations("192.0.2.9");
  private final SoundDestinations here = new SoundDestinations("127.0.0.1");

  @Test
  void anotherMachineIsSomebody() {
    assertTrue(outside.isAllowed("198.51.100.7", PORT));
    assertTrue(outside.isAllowed("223.255.255.254", SoundDestinations.LOWEST_PORT));
    assertFalse(outside.isAllowed("198.51.100.7", SoundDestinations.LOWEST_PORT - 1));
  }

  @Test
  void manyAreNobody() {
    for (String many : new String[] {"224.0.0.1", "239.255.0.1", "240.0.0.1", "255.255.255.255"}) {
      assertFalse(outside.isAllowed(many, PORT), many);
    }
    assertFalse(outside.isAllowed("0.0.0.0", PORT));
  }

  @Test
  void thisMachineIsSomebodyOnlyWhereAllAreOnIt() {
    assertFalse(outside.isAllowed("127.0.0.1", PORT));
    assertTrue(here.isAllowed("127.0.0.1", PORT));
    assertFalse(here.isAllowed("127.255.255.255", PORT));
  }
}
