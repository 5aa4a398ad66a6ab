package vigil.messaging;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressGuardTest {
  private final AddressGuard guard = new AddressGuard(false);

  @Test
  void ourOwnNetworkIsNotReached() throws UnknownHostException {
    List<String> inside =
        List.of(
            "127.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12:3456::1",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::");
    for (String address : inside) {
      assertTrue(AddressGuard.isInside(InetAddress.getByName(address)), address);
    }
    for (String address : List.of("8.8.8.8", "100.63.0.1", "100.128.0.1", "2400:3200::1")) {
      assertFalse(AddressGuard.isInside(InetAddress.getByName(address)), address);
    }
  }

  @Test
  void aUrlIsHttpsWithAHostAndNothingHidden() {
    assertNull(guard.findRefusal("https://8.8.8.8/hook?a=1"));
    for (String url :
        List.of(
            "",
            "hook",
            "http://8.8.8.8/",
            "https://user:pass@8.8.8.8/",
            "https://8.8.8.8/#part",
            "file:///etc/passwd",
            "https://127.0.0.1/",
            "https://localhost/",
            "https://[::1]/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://" + "a".repeat(600))) {
      assertNotNull(guard.findRefusal(url), url);
    }
  }

  @Test
  void insideIsAllowedBySettingOnly() {
    assertNull(new AddressGuard(true).findRefusal("http://127.0.0.1:8090/hook"));
    assertNotNull(new AddressGuard(true).findRefusal("ftp://127.0.0.1/"));
  }
}
