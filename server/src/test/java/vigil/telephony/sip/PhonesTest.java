package vigil.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vigil.telephony.sip.Accounts.Binding;

class PhonesTest {
  private static final Instant AT = Instant.parse("2022-04-01T02:00:00Z");
  private static final Instant UNTIL = AT.plus(Duration.ofMinutes(5));
  private static final String HOST = "192.0.2.1";

  private final Phones phones = new Phones();

  @Test
  void aPhoneIsKnownWhileItsRegistrationLasts() {
    phones.bound(new Binding("1001", "sip:1001@" + HOST + ":5071", "id", 1, UNTIL));
    assertTrue(phones.has(HOST, UNTIL.minusMillis(1)));
    assertTrue(phones.has(HOST, "1001", AT));
    assertFalse(phones.has(HOST, "1002", AT));
    assertFalse(phones.has(HOST, UNTIL));
  }

  @Test
  void ofTwoPhonesAtOneAddressOneLeaves() {
    phones.bound(HOST, "1001", UNTIL);
    phones.bound(HOST, "1002", UNTIL);
    phones.left(HOST, "1001");
    assertFalse(phones.has(HOST, "1001", AT));
    assertTrue(phones.has(HOST, AT));
  }

  @Test
  void whoLeftOrWasLongestQuietIsForgotten() {
    for (int i = 0; i <= Phones.MOST_ADDRESSES; i++) {
      phones.bound("host-" + i, "1001", UNTIL);
    }
    assertFalse(phones.has("host-0", AT));
    assertTrue(phones.has("host-1", AT));
    phones.left("host-1", "1001");
    assertFalse(phones.has("host-1", AT));
  }
}
