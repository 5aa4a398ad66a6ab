package vigil.media.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// RFC 3550, appendices A.1, A.3 and A.8.
class ReceptionStatsTest {
  private static final long TWENTY_MILLIS = 20_000_000;

  private final ReceptionStats stats = new ReceptionStats();

  private boolean packet(int sender, int number) {
    return stats.packet(sender, number & 0xFFFF, number * 160, number * TWENTY_MILLIS, true);
  }

  @Test
  void numbersGoOnOverTheirEnd() {
    for (int i = 65_500; i < 65_600; i++) {
      packet(7, i);
    }
    assertEquals(100, stats.expected());
    assertEquals(0, stats.lost());
    assertEquals(65_599, stats.extendedHighest());
  }

  @Test
  void whatComesInAnotherOrderIsNotLostAndATwinMakesUpForNothing() {
    for (int i : new int[] {10, 12, 11, 13, 13, 16}) {
      packet(7, i);
    }
    assertEquals(7, stats.expected());
    assertEquals(1, stats.lost(), "two are missing, one came twice: as A.3 counts");
    for (int i = 0; i < 5; i++) {
      packet(7, 16);
    }
    assertEquals(0, stats.lost(), "never less than none");
  }

  @Test
  void aPhoneThatCountsAnewLostNothingByIt() {
    for (int i = 1; i <= 50; i++) {
      packet(7, i);
    }
    for (int i = 30_000; i < 30_050; i++) {
      packet(7, i);
    }
    assertEquals(0, stats.lost());
    assertEquals(99, stats.expected(), "the first of the new count is let be");
  }

  @Test
  void oneStrayNumberIsLetBe() {
    packet(7, 1);
    packet(7, 40_000);
    packet(7, 2);
    packet(7, 3);
    assertEquals(3, stats.expected());
    assertEquals(0, stats.lost());
  }

  @Test
  void anotherSenderBeginsAnewAndWhatWasLostStaysLost() {
    assertFalse(packet(7, 1));
    assertFalse(packet(7, 5));
    assertTrue(packet(8, 900));
    assertEquals(3, stats.lost());
    assertEquals(6, stats.expected());
    assertEquals(0, stats.lostNow());
  }

  @Test
  void unevenArrivalsAreJitter() {
    for (int i = 0; i < 400; i++) {
      stats.packet(7, i, i * 160, i * TWENTY_MILLIS + i % 2 * 10_000_000L, true);
    }
    assertEquals(10, stats.jitter() / 8, 0.1, "every one differs by 10 ms from the one before");
  }

  @Test
  void aKeyThatLastsIsNoJitter() {
    for (int i = 0; i < 100; i++) {
      stats.packet(7, i, i < 50 ? i * 160 : 50 * 160, i * TWENTY_MILLIS, i < 50);
    }
    assertEquals(0, stats.jitter());
  }
}
