package vigil.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// The settings as `docs/operations.md` writes them.
class CarrierSettingsTest {
  private static final Map<String, String> PLAIN =
      Map.of(
          "vigil.carriers.trunks[0].name", "city",
          "vigil.carriers.trunks[0].host", "sbc.carrier.example");

  private static CarrierSettings bound(Map<String, String> more) {
    var all = new HashMap<>(PLAIN);
    all.putAll(more);
    return new Binder(new MapConfigurationPropertySource(all))
        .bind("vigil.carriers", CarrierSettings.class)
        .get();
  }

  @Test
  void whatIsNotSaidIsUsual() {
    CarrierSettings settings = bound(Map.of());
    assertEquals(Duration.ofSeconds(20), settings.ping().interval());
    assertEquals(CarrierSettings.Registration.USUAL, settings.registration());
    assertNull(settings.tls());
    var carrier = settings.trunks().getFirst();
    assertNull(carrier.account());
    assertEquals("sip:sbc.carrier.example:5060", carrier.uri());
    assertEquals("sip:120@sbc.carrier.example:5060", carrier.uri("120"));
  }

  @Test
  void aKeyOfBeforeIsRefusedWithItsNewName() {
    for (String old : List.of("user", "secret")) {
      var all = new HashMap<>(PLAIN);
      all.put("vigil.carriers.trunks[0]." + old, "hotline");
      var binder = new Binder(new MapConfigurationPropertySource(all));
      var refused =
          assertThrows(IllegalArgumentException.class, () -> bound(all).refuseOldKeys(binder));
      String said = String.valueOf(refused.getMessage());
      assertTrue(said.contains("vigil.carriers.trunks[0].account." + old), said);
    }
    var plain = new Binder(new MapConfigurationPropertySource(PLAIN));
    assertDoesNotThrow(() -> bound(Map.of()).refuseOldKeys(plain));
  }

  @Test
  void allThatMayBeSaidIsHeard() {
    CarrierSettings settings =
        bound(
            Map.of(
                "vigil.carriers.trunks[0].transport", "TLS",
                "vigil.carriers.trunks[0].port", "5071",
                "vigil.carriers.trunks[0].account.user", "02112345",
                "vigil.carriers.trunks[0].account.secret", "s",
                "vigil.carriers.trunks[0].account.register", "true",
                "vigil.carriers.ping.interval", "0s",
                "vigil.carriers.registration.retry", "10s",
                "vigil.carriers.tls.certificate", "a.pem",
                "vigil.carriers.tls.key", "a.key",
                "vigil.carriers.tls.trust", "t.pem"));
    var carrier = settings.trunks().getFirst();
    assertEquals("sip:sbc.carrier.example:5071;transport=tls", carrier.uri());
    assertTrue(Objects.requireNonNull(carrier.account()).register());
    assertEquals(Duration.ZERO, settings.ping().interval());
    assertEquals(Duration.ofSeconds(10), settings.registration().retry());
    var tls = settings.tls();
    assertNotNull(tls);
    assertEquals(5061, tls.port());
    assertEquals(Path.of("a.key"), tls.key());
    assertFalse(settings.isSealed(carrier));
  }

  /// Without TLS whoever reads the call reads the key; who comes by TLS is known by its domain.
  @Test
  void soundIsSealedByTlsOnlyAndForAWholeDomain() {
    var all =
        new HashMap<>(
            Map.of(
                "vigil.carriers.tls.certificate", "a.pem",
                "vigil.carriers.tls.key", "a.key",
                "vigil.carriers.tls.trust", "t.pem"));
    all.put("vigil.carriers.tls.srtp", "city");
    assertTrue(refusal(all).contains("city is no carrier that is spoken to by TLS"), refusal(all));
    all.put("vigil.carriers.trunks[0].transport", "TLS");
    assertTrue(bound(all).isSealed(bound(all).trunks().getFirst()));
    all.put("vigil.carriers.tls.srtp", "town");
    assertTrue(refusal(all).contains("town is no carrier"), refusal(all));
    all.put("vigil.carriers.tls.srtp", "city");
    all.put("vigil.carriers.trunks[1].name", "second");
    all.put("vigil.carriers.trunks[1].host", "SBC.carrier.example");
    all.put("vigil.carriers.trunks[1].transport", "TLS");
    assertTrue(refusal(all).contains("second has the domain of city"), refusal(all));
    all.put("vigil.carriers.tls.srtp", "city,second");
    bound(all);
  }

  private static String refusal(Map<String, String> settings) {
    Throwable cause = assertThrows(BindException.class, () -> bound(settings));
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  @Test
  void whatCannotBeIsRefusedAtTheStart() {
    assertThrows(
        BindException.class,
        () -> bound(Map.of("vigil.carriers.trunks[0].transport", "TLS")),
        "no certificate of ours");
    var files =
        new HashMap<>(
            Map.of(
                "vigil.carriers.tls.certificate", "a.pem",
                "vigil.carriers.tls.key", "a.key",
                "vigil.carriers.tls.trust", "t.pem"));
    files.put("vigil.carriers.trunks[0].transport", "TLS");
    files.put("vigil.carriers.trunks[0].host", "192.0.2.7");
    assertThrows(BindException.class, () -> bound(files), "no domain");
    assertThrows(
        BindException.class,
        () ->
            bound(
                Map.of(
                    "vigil.carriers.trunks[1].name", "city",
                    "vigil.carriers.trunks[1].host", "192.0.2.8")),
        "one name twice");
    assertThrows(
        BindException.class, () -> bound(Map.of("vigil.carriers.ping.misses", "0")), "no ping");
  }
}
