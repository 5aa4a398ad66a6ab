package vigil.watch.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.acd.SeatView;
import vigil.city.AlarmKind;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.telephony.LegQuality;
import vigil.telephony.LineHealth.Voice;

/// An alarm at its far ends: the line's page, the list of alarms, the page to whoever is on duty
/// and the collector of metrics.
@ServerTest
class LineAlarmsTest {
  @LocalServerPort int port;
  @Autowired private AlarmService alarms;
  @Autowired private HealthSampler sampler;
  @Autowired private HealthMetrics metrics;
  @Autowired private InstantSource clock;

  private void look(double disk, Instant at) {
    Map<AlarmKind, Double> readings = new EnumMap<>(AlarmKind.class);
    readings.put(AlarmKind.DISK, disk);
    var sample =
        new HealthSample(
            at,
            readings,
            new EnumMap<>(AlarmKind.class),
            new EnumMap<>(SeatView.State.class),
            new EnumMap<>(LegQuality.Step.class),
            0);
    metrics.put(sample);
    alarms.observe(sample);
  }

  private JsonNode onTheLine() {
    return ApiClient.as(port, "leader-1").get("/api/desk/line").body().path("alarms");
  }

  private String collected() {
    return ApiClient.operator(port).text("/actuator/prometheus");
  }

  @Test
  void anAlarmStandsOnTheLineAndPagesTheDutyChain() {
    Instant now = clock.instant();
    look(96, now.minus(Duration.ofMinutes(5)));
    look(97, now);
    Await.until(() -> onTheLine().size() == 1);
    JsonNode alarm = onTheLine().path(0);
    assertEquals("DISK", alarm.path("kind").asString());
    assertEquals(97, alarm.path("worst").asDouble());
    assertTrue(collected().contains("vigil_alarm_open{kind=\"DISK\"} 1.0"), this::collected);
    String id = alarm.path("id").asString();
    Await.until(() -> incident(id).path("pages").size() > 0);
    assertEquals("磁盘已用 97%", incident(id).path("topicName").asString());
    var night = ApiClient.as(port, "manager-1").get("/api/watch/night?incident=" + id).body();
    assertEquals(97, night.path("number").asInt());

    look(10, now.plusSeconds(1));
    look(10, now.plus(Duration.ofMinutes(11)));
    Await.until(() -> incident(id).path("state").asString().equals("CLOSED"));
    Await.until(() -> onTheLine().isEmpty());
    var listed = ApiClient.as(port, "operator-1").get("/api/watch/alarms");
    assertEquals(200, listed.status(), listed::toString);
    assertTrue(
        listed
            .body()
            .valueStream()
            .anyMatch(
                one -> one.path("id").asString().equals(id) && !one.path("endedAt").isNull()));
    assertEquals(403, ApiClient.as(port, "agent-1").get("/api/watch/alarms").status());
  }

  private JsonNode incident(String id) {
    return ApiClient.as(port, "manager-1").get("/api/watch/incidents/" + id).body();
  }

  @Test
  void everyKindIsLookedAtAndCollectedWithoutAnyPerson() {
    var sample = sampler.sample();
    for (AlarmKind kind : AlarmKind.values()) {
      assertTrue(kind == AlarmKind.TEST_PAGE || sample.readings().containsKey(kind), kind::name);
    }
    assertEquals(1, sample.readings().get(AlarmKind.MEDIA), "these servers have no media");
    double disk = sample.readings().getOrDefault(AlarmKind.DISK, -1.0);
    assertTrue(disk > 0 && disk <= 100, () -> "disk " + disk);
    assertEquals(0, sample.readings().get(AlarmKind.DATABASE));
    metrics.put(sample);
    String collected = collected();
    assertTrue(collected.contains("vigil_media_away 1.0"), collected);
    assertTrue(collected.contains("vigil_line_waiting"), collected);
    assertTrue(collected.contains("vigil_line_seats{state=\"TALKING\"}"), collected);
    assertTrue(collected.contains("vigil_line_voice_bad_percent 0.0"), collected);
    assertTrue(collected.contains("vigil_line_voices{step=\"BAD\"} 0.0"), collected);
    assertTrue(collected.contains("vigil_database_silence_seconds"), collected);
    var ours = collected.lines().filter(line -> line.startsWith("vigil_")).toList();
    assertFalse(ours.toString().contains("agent-"), ours::toString);
    assertFalse(ours.toString().contains("manager-"), ours::toString);
  }

  @Test
  void theShareThatSoundsBadIsOfTenPhonesAtLeast() {
    assertEquals(0, HealthSampler.badVoices(new Voice(2, 2, 5)));
    assertEquals(30, HealthSampler.badVoices(new Voice(5, 2, 3)));
  }
}
