package vigil.kernel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.kernel.ClientNetwork;

/// Whose address a request has: the rightmost that no stated proxy has.
class TrustedProxiesTest {
  private final TrustedProxies ours = new TrustedProxies("10.0.0.0/8, ::1", "X-Forwarded-For");
  private final TrustedProxies byForwarded = new TrustedProxies("10.0.0.0/8", "Forwarded");

  @Test
  void whoIsNoStatedProxyIsTheClientWhateverHeSays() {
    assertEquals("192.0.2.1", ours.client("192.0.2.1", List.of("127.0.0.1")));
    assertEquals(
        "127.0.0.1",
        new TrustedProxies("", "X-Forwarded-For").client("127.0.0.1", List.of("192.0.2.9")));
  }

  @Test
  void theRightmostThatIsNoProxyIsTheClient() {
    assertEquals("192.0.2.7", ours.client("10.1.2.3", List.of("192.0.2.7")));
    assertEquals("192.0.2.7", ours.client("10.1.2.3", List.of("127.0.0.1, 192.0.2.7, 10.9.9.9")));
    assertEquals("192.0.2.7", ours.client("10.1.2.3", List.of("127.0.0.1", "192.0.2.7")));
    assertEquals(
        "2001:db8:0:0:0:0:0:5", ours.client("0:0:0:0:0:0:0:1", List.of("[2001:db8::5]:4711")));
    assertEquals("192.0.2.7", ours.client("10.1.2.3", List.of("192.0.2.7:50000")));
    assertEquals("192.0.2.7", ours.client("10.1.2.3", List.of("::ffff:192.0.2.7")));
  }

  @Test
  void whatIsNoAddressLeavesTheLastProxyThatIsKnown() {
    for (String nonsense : List.of("unknown", "_hidden", "", "evil.example", "1", "<script>")) {
      assertEquals("10.1.2.3", ours.client("10.1.2.3", List.of("192.0.2.7, " + nonsense)));
    }
    assertEquals("10.1.2.3", ours.client("10.1.2.3", List.of()));
  }

  @Test
  void theStandardsHeaderIsReadWhereItIsTheOneStated() {
    assertEquals(
        "2001:db8:0:0:0:0:0:9",
        byForwarded.client(
            "10.1.2.3",
            List.of("for=127.0.0.1, For=\"[2001:db8::9]:80\";proto=https;by=10.1.2.3")));
    assertEquals("10.1.2.3", byForwarded.client("10.1.2.3", List.of("by=10.1.2.3;proto=https")));
  }

  @Test
  void aSettingThatIsNoNetworkStopsTheStart() {
    for (String bad : List.of("localhost", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8,,")) {
      assertThrows(IllegalArgumentException.class, () -> new TrustedProxies(bad, "Forwarded"), bad);
    }
    assertThrows(IllegalArgumentException.class, () -> new TrustedProxies("", "X-Real-IP"));
  }

  @Test
  void aLimitCountsAnIpv6SubscriberAsOne() {
    assertEquals("2001:db8:1:2:0:0:0:0/64", ClientNetwork.networkOf("2001:db8:1:2:3:4:5:6"));
    assertEquals(
        ClientNetwork.networkOf("2001:db8:1:2::1"), ClientNetwork.networkOf("2001:db8:1:2:ffff::"));
    assertEquals("fe80:0:0:0:0:0:0:0/64", ClientNetwork.networkOf("fe80::1%eth0"));
    assertEquals("192.0.2.7", ClientNetwork.networkOf("192.0.2.7"));
    assertEquals("192.0.2.7", ClientNetwork.networkOf("::ffff:192.0.2.7"));
  }
}
