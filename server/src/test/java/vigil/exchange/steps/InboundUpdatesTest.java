package vigil.exchange.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What another platform's report says of times.
class InboundUpdatesTest {
  private static final Instant SINCE = Instant.parse("2022-03-28T02:00:00Z");

  /// Rules 5.5: else its report would be refused for ever.
  @Test
  void aReplyDatedBeforeItsOrderIsNotDatedByTheOtherPlatform() {
    assertEquals(Optional.of(SINCE), InboundUpdates.repliedAt(SINCE, SINCE));
    assertEquals(Optional.empty(), InboundUpdates.repliedAt(SINCE.minusSeconds(1), SINCE));
    assertEquals(Optional.empty(), InboundUpdates.repliedAt(null, SINCE));
  }
}
