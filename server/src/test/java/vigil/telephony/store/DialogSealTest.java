package vigil.telephony.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import vigil.kernel.MemoryVault;

/// The key of a call's sound stands in no row in clear; a description without one is left as it is.
class DialogSealTest {
  private static final String PLAIN = "v=0\r\nm=audio 4000 RTP/AVP 8\r\n";
  private static final String KEYED =
      "v=0\r\nm=audio 4000 RTP/SAVP 8\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0\r\n";

  private final DialogSeal seal = new DialogSeal(new MemoryVault());

  @Test
  void whatHasAKeyIsSealedAndOpenedByItsLeg() {
    String kept = seal.seal("leg-1", KEYED);
    assertNotEquals(KEYED, kept);
    assertFalse(String.valueOf(kept).contains("inline:"), kept);
    assertEquals(KEYED, seal.open("leg-1", kept));
  }

  @Test
  void whatHasNoneStaysAsItIs() {
    assertEquals(PLAIN, seal.seal("leg-1", PLAIN));
    assertEquals(PLAIN, seal.open("leg-1", PLAIN));
    assertNull(seal.seal("leg-1", null));
    assertNull(seal.open("leg-1", null));
  }
}
