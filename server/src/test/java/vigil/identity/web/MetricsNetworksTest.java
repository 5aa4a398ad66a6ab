package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vigil.ServerTest;

/// Whoever collects metrics comes from a stated address, and gets nothing else by it.
@ServerTest
@TestPropertySource(properties = "vigil.metrics.from=10.9.8.7, 127.0.0.0/8")
class MetricsNetworksTest {
  @LocalServerPort int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Value("${management.metrics.web.server.max-uri-tags}")
  int most;

  @Test
  void aStatedAddressGetsTheMetricsAndNothingElse() {
    var collector = ApiClient.stranger(port);
    assertEquals(200, collector.whole("/actuator/prometheus").statusCode());
    assertEquals(401, collector.whole("/actuator/env").statusCode());
    assertEquals(401, collector.whole("/api/watch/alarms").statusCode());
  }

  /// Of a path that is first asked for after so many others nothing would be counted.
  @Test
  void everyPathHasItsMetric() {
    long paths =
        mappings.getHandlerMethods().keySet().stream()
            .flatMap(mapping -> mapping.getPatternValues().stream())
            .distinct()
            .count();
    assertTrue(
        paths * 3 / 2 < most, () -> paths + " paths: raise max-uri-tags of application.yaml");
  }

  @Test
  void othersDoNot() {
    var networks = new MetricsNetworks("10.9.8.7, 192.168.0.0/16");
    assertTrue(networks.has("10.9.8.7"));
    assertTrue(networks.has("192.168.4.4"));
    assertFalse(networks.has("10.9.8.8"));
    assertFalse(networks.has("::1"));
    assertFalse(new MetricsNetworks("").has("127.0.0.1"));
    assertThrows(IllegalArgumentException.class, () -> new MetricsNetworks("somewhere"));
  }
}
