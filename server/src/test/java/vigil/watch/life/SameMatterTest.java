package vigil.watch.life;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import vigil.insight.SharedOrders;

/// One matter wakes once; another one always wakes.
class SameMatterTest {
  @Test
  void whatTheCallsAreMostlyAboutIsTheirMatter() {
    assertTrue(same(8, 8, 8));
    assertTrue(same(10, 10, 5), "half of either");
    assertFalse(same(11, 10, 5), "most of it came another way");
    assertFalse(same(10, 11, 5), "the calls are mostly about something else");
  }

  @Test
  void aSecondMatterAmongTheSameCallsWakes() {
    assertFalse(same(8, 40, 8), "every one of its orders came from these calls, and yet");
  }

  @Test
  void whereNothingIsWrittenYetNobodyKnowsAndSomebodyIsWoken() {
    assertFalse(same(0, 0, 0));
    assertFalse(same(6, 0, 0));
  }

  private static boolean same(int ofTopic, int ofCalls, int ofBoth) {
    return SameMatter.isSame(new SharedOrders(ofTopic, ofCalls, ofBoth));
  }
}
