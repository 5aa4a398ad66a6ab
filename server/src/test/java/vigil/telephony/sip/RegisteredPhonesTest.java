package vigil.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vigil.telephony.sip.PhoneAccounts.Binding;

class RegisteredPhonesTest {
  private static final Instant AT = Instant.parse("2022-04-01T02:00:00Z");
  private static final Instant UNTIL = AT.plus(Duration.ofMinutes(5));
  private static final String HOST = "192.0.2.1";

  private final RegisteredPhones phones = new RegisteredPhones();

  @Test
  void aPhoneIsKnownWhileItsRegistrationLasts() {
    phones.add(new Binding("1001", "sip:1001@" + HOST + ":5071", "id", 1, UNTIL, false));
    assertTrue(phones.contains(HOST, UNTIL.minusMillis(1)));
    assertTrue(phones.contains(HOST, "1001", AT));
    assertFalse(phones.contains(HOST, "1002", AT));
    assertFalse(phones.contains(HOST, UNTIL));
  }

  @Test
  void ofTwoPhonesAtOneAddressOneLeaves() {
    phones.add(HOST, "1001", UNTIL);
    phones.add(HOST, "1002", UNTIL);
    phones.remove(HOST, "1001");
    assertFalse(phones.contains(HOST, "1001", AT));
    assertTrue(phones.contains(HOST, AT));
  }

  @Test
  void whoLeftOrWasLongestQuietIsForgotten() {
    for (int i = 0; i <= RegisteredPhones.MOST_ADDRESSES; i++) {
      phones.add("host-" + i, "1001", UNTIL);
    }
    assertFalse(phones.contains("host-0", AT));
    assertTrue(phones.contains("host-1", AT));
    phones.remove("host-1", "1001");
    assertFalse(phones.contains("host-1", AT));
  }
}
