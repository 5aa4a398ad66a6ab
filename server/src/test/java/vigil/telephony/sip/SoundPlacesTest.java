package vigil.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SoundPlacesTest {
  private static final int PORT = 40_000;
  private final SoundPlaces outside = new SoundPlaces("192.0.2.9");
  private final SoundPlaces here = new SoundPlaces("127.0.0.1");

  @Test
  void anotherMachineIsSomebody() {
    assertTrue(outside.areSomebodys("198.51.100.7", PORT));
    assertTrue(outside.areSomebodys("223.255.255.254", SoundPlaces.LOWEST_PORT));
    assertFalse(outside.areSomebodys("198.51.100.7", SoundPlaces.LOWEST_PORT - 1));
  }

  @Test
  void manyAreNobody() {
    for (String many : new String[] {"224.0.0.1", "239.255.0.1", "240.0.0.1", "255.255.255.255"}) {
      assertFalse(outside.areSomebodys(many, PORT), many);
    }
    assertFalse(outside.areSomebodys("0.0.0.0", PORT));
  }

  @Test
  void thisMachineIsSomebodyOnlyWhereAllAreOnIt() {
    assertFalse(outside.areSomebodys("127.0.0.1", PORT));
    assertTrue(here.areSomebodys("127.0.0.1", PORT));
    assertFalse(here.areSomebodys("127.255.255.255", PORT));
  }
}
