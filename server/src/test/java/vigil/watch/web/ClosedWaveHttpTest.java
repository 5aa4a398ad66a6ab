package vigil.watch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.casework.DraftBuilder;
import vigil.casework.Registration;
import vigil.city.AppealType;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// A wave that somebody closes while its orders still come: the spike, its incident, the night's
/// page, the matters and the past incidents say the same.
@ServerTest
class ClosedWaveHttpTest {
  private static final Staff DOOR = new Staff("door", "", "", Set.of(Role.AGENT), null, null);
  private static final String TOPIC = "1701";
  private static final String CATEGORY = "170102";

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired JdbcClient sql;

  private int registered;

  // promise: docs/night.md «What came until somebody closed it raises nothing again»
  @Test
  void oneOrderMoreWakesNothingAndWhatRisesAgainIsTheSameEverywhere() {
    register(25);
    Await.until(() -> !findSpike().isEmpty());
    String id = findSpike();
    Await.until(() -> count(id) == 25 && manager().get(incident(id)).status() == 200);
    assertEquals(200, manager().post(incident(id) + "/acknowledge", Map.of()).status());
    assertEquals(200, manager().post(incident(id) + "/close", Map.of("why", "已处置")).status());

    register(1);
    awaitSensed();
    isOver(id, 25);

    register(20);
    Await.until(() -> state(id).equals("ACKNOWLEDGED"));
    Await.until(() -> count(id) == 46);
    burns(id, 46);

    assertEquals(200, manager().post(incident(id) + "/close", Map.of("why", "又处置")).status());
    register(1);
    awaitSensed();
    isOver(id, 46);
    assertEquals(200, manager().post(incident(id) + "/reopen", Map.of()).status());
    burns(id, 47);
  }

  @Test
  void ofAWaveThatNeverWasNoOrdersAreListed() {
    var answer = manager().get("/api/insight/spikes/nonsense/orders");
    assertEquals(404, answer.status(), () -> answer.body().toString());
  }

  private void isOver(String id, int cases) {
    assertEquals("CLOSED", state(id));
    JsonNode told = spike(id);
    assertTrue(told.at("/spike/closedAt").isString(), told::toString);
    assertEquals(cases, told.at("/spike/count").asInt());
    assertEquals(cases, told.at("/wave/count").asInt());
    assertTrue(past().contains(id));
    assertNotEquals(id, get("/api/watch/night").at("/incident/id").asString(""));
  }

  private void burns(String id, int cases) {
    assertEquals("ACKNOWLEDGED", state(id));
    JsonNode told = spike(id);
    assertTrue(told.at("/spike/closedAt").isNull(), told::toString);
    assertEquals(cases, told.at("/spike/count").asInt());
    Await.until(() -> spike(id).at("/wave/count").asInt() == cases);
    assertEquals(
        cases, get("/api/insight/spikes/" + id + "/orders?limit=200").path("items").size());
    assertFalse(past().contains(id));
  }

  private void register(int cases) {
    for (int i = 0; i < cases; i++) {
      var draft =
          DraftBuilder.of(AppealType.HELP)
              .category(CATEGORY)
              .told("求助", "第" + registered + "件还没有送到")
              .call("closed-" + registered)
              .in(null, null, null)
              .byNumber("1380000%04d".formatted(registered++))
              .draft();
      assertTrue(casework.register(draft, List.of(), DOOR) instanceof Registration.Registered);
    }
  }

  /// Until sensing has read all that the ledger holds.
  private void awaitSensed() {
    long head = sql.sql("select max(seq) from kernel.fact").query(Long.class).single();
    Await.until(() ->
        sql.sql("select seq from kernel.reader where name = 'insight.sensing'")
                .query(Long.class)
                .single()
            >= head);
  }

  private String findSpike() {
    return get("/api/insight/spikes")
        .path("items")
        .valueStream()
        .filter(one -> one.at("/topic/id").asString().equals(TOPIC))
        .map(one -> one.path("id").asString())
        .findFirst()
        .orElse("");
  }

  private List<String> past() {
    return get("/api/watch/past")
        .path("items")
        .valueStream()
        .map(one -> one.path("id").asString())
        .toList();
  }

  private int count(String id) {
    return spike(id).at("/spike/count").asInt();
  }

  private JsonNode spike(String id) {
    return get("/api/insight/spikes/" + id);
  }

  private String state(String id) {
    return get(incident(id)).path("state").asString();
  }

  private static String incident(String id) {
    return "/api/watch/incidents/" + id;
  }

  private JsonNode get(String path) {
    var answer = manager().get(path);
    assertEquals(200, answer.status(), () -> path + ": " + answer.body());
    return answer.body();
  }

  private ApiClient manager() {
    return ApiClient.as(port, "manager-1");
  }
}
