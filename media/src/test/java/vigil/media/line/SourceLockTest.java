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

  private static final int STREAM = 0x5EED;
  private static final long SILENT = SourceLock.SILENT_NANOS + 1;

  private final SourceLock lock = new SourceLock();

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private boolean admits(InetSocketAddress from, int sequence) {
    return lock.admits(from, STREAM, sequence, 0);
  }

  @Test
  void theAddressOfTheSdpIsBelievedAtOnce() {
    assertNull(lock.to());
    lock.expect(SDP);
    assertEquals(SDP, lock.to());
    assertTrue(admits(SDP, 7));
    assertFalse(admits(STRANGER, 8));
  }

  @Test
  void anyOtherSourceNeedsThreePacketsInARow() {
    lock.expect(SDP);
    assertFalse(admits(NAT, 65_534));
    assertFalse(admits(NAT, 65_535));
    assertTrue(admits(NAT, 0));
    assertEquals(NAT, lock.to());
    assertFalse(admits(STRANGER, 1), "locked is locked");
  }

  @Test
  void theAddressOfTheSdpTakesTheLegBackFromAStrangerWhoWasQuicker() {
    lock.expect(SDP);
    for (int i = 0; i < SourceLock.PACKETS_TO_LOCK; i++) {
      admits(STRANGER, i);
    }
    assertEquals(STRANGER, lock.to());
    assertTrue(admits(SDP, 500));
    assertEquals(SDP, lock.to());
    assertFalse(admits(STRANGER, 3), "he is shut out for good");
  }

  @Test
  void strayPacketsDoNotAddUp() {
    for (int i = 0; i < 10; i++) {
      assertFalse(admits(STRANGER, i * 17));
    }
    assertFalse(admits(NAT, 1));
    assertFalse(admits(STRANGER, 2));
    assertFalse(admits(NAT, 2));
    assertFalse(lock.locked() != null);
  }

  @Test
  void aNewAddressOpensItAndTheSameDoesNot() {
    lock.expect(SDP);
    admits(SDP, 1);
    assertFalse(lock.expect(SDP));
    assertTrue(lock.locked() != null);
    assertTrue(lock.expect(NAT));
    assertFalse(lock.locked() != null);
  }

  private int movesTo(InetSocketAddress from, int ssrc, int sequence, long quietNanos) {
    int admitted = 0;
    for (int i = 0; i < SourceLock.PACKETS_TO_LOCK; i++) {
      admitted += lock.admits(from, ssrc, sequence + i, quietNanos) ? 1 : 0;
    }
    return admitted;
  }

  private void talks() {
    lock.expect(SDP);
    assertTrue(admits(SDP, 100));
    lock.hear(STREAM, 100);
  }

  @Test
  void theStreamGoesOnFromAnotherAddressOnceTheFirstIsSilent() {
    talks();
    assertEquals(0, movesTo(NAT, STREAM, 101, SourceLock.SILENT_NANOS));
    assertEquals(1, movesTo(NAT, STREAM, 121, SILENT), "the third locks");
    assertEquals(NAT, lock.to());
    assertFalse(admits(STRANGER, 124));
  }

  @Test
  void whoKnowsNeitherTheStreamNorItsCountTakesNothingOver() {
    talks();
    assertEquals(0, movesTo(STRANGER, STREAM + 1, 101, SILENT));
    assertEquals(0, movesTo(STRANGER, STREAM, 100 - SourceLock.PACKETS_TO_LOCK, SILENT));
    assertEquals(0, movesTo(STRANGER, STREAM, 101 + SourceLock.MOST_MISSING, SILENT));
    assertEquals(SDP, lock.to());
  }

  @Test
  void noiseDoesNotKeepTheStreamFromItsNewAddress() {
    talks();
    for (int i = 0; i < SourceLock.PACKETS_TO_LOCK; i++) {
      assertFalse(lock.admits(STRANGER, STREAM + 1, i, SILENT));
      lock.admits(NAT, STREAM, 121 + i, SILENT);
    }
    assertEquals(NAT, lock.to());
  }
}
