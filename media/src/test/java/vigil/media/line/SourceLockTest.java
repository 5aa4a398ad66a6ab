package vigil.media.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SourceLockTest {
  private static final InetSocketAddress SDP = at(1000);
  private static final InetSocketAddress NAT = at(2000);
  private static final InetSocketAddress STRANGER = at(3000);

  private final SourceLock lock = new SourceLock();

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Test
  void theAddressOfTheSdpIsBelievedAtOnce() {
    assertNull(lock.to());
    lock.expect(SDP);
    assertEquals(SDP, lock.to());
    assertTrue(lock.admits(SDP, 7));
    assertFalse(lock.admits(STRANGER, 8));
  }

  @Test
  void anyOtherSourceNeedsThreePacketsInARow() {
    lock.expect(SDP);
    assertFalse(lock.admits(NAT, 65_534));
    assertFalse(lock.admits(NAT, 65_535));
    assertTrue(lock.admits(NAT, 0));
    assertEquals(NAT, lock.to());
    assertFalse(lock.admits(STRANGER, 1), "locked is locked");
  }

  @Test
  void theAddressOfTheSdpTakesTheLegBackFromAStrangerWhoWasQuicker() {
    lock.expect(SDP);
    for (int i = 0; i < SourceLock.PACKETS_TO_LOCK; i++) {
      lock.admits(STRANGER, i);
    }
    assertEquals(STRANGER, lock.to());
    assertTrue(lock.admits(SDP, 500));
    assertEquals(SDP, lock.to());
    assertFalse(lock.admits(STRANGER, 3), "he is shut out for good");
  }

  @Test
  void strayPacketsDoNotAddUp() {
    for (int i = 0; i < 10; i++) {
      assertFalse(lock.admits(STRANGER, i * 17));
    }
    assertFalse(lock.admits(NAT, 1));
    assertFalse(lock.admits(STRANGER, 2));
    assertFalse(lock.admits(NAT, 2));
    assertFalse(lock.locked() != null);
  }

  @Test
  void aNewAddressOpensItAndTheSameDoesNot() {
    lock.expect(SDP);
    lock.admits(SDP, 1);
    assertFalse(lock.expect(SDP));
    assertTrue(lock.locked() != null);
    assertTrue(lock.expect(NAT));
    assertFalse(lock.locked() != null);
  }
}
