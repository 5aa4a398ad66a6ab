package vigil.casework.privacy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.casework.web.ApiOrder;
import vigil.identity.web.ApiClient;

/// The copy that an appellant is given of what is kept.
@ServerTest
class SubjectCopyHttpTest {
  @LocalServerPort int port;

  /// Times are those of the appellant's clocks, and say so.
  @Test
  void tellsWhatTheAppellantSaidOfTheHandlingAndWhen() {
    var order = ApiOrder.submitted(port, ApiOrder.draft("副本里有评价", "310112")).replied("310112");
    order.rated(false);
    var copy =
        ApiClient.as(port, "manager-1")
            .post("/api/casework/orders/" + order.id() + "/copy", Map.of())
            .body();
    assertEquals("DISSATISFIED", copy.at("/callbacks/0/result").asString());
    for (String at : List.of("/registered_at", "/callbacks/0/at")) {
      var told = OffsetDateTime.parse(copy.at(at).asString());
      assertEquals(ZoneOffset.ofHours(8), told.getOffset(), at);
      assertTrue(Duration.between(told.toInstant(), Instant.now()).abs().toMinutes() < 10, at);
    }
  }
}
