package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// What is news to a desk.
@ServerTest
class NoticesHttpTest {
  private static final String NEWS = "/api/knowledge/unacknowledged";

  @LocalServerPort int port;
  @Autowired JdbcClient db;
  @Autowired InstantSource clock;

  @Test
  void whatWasThereBeforeSheJoinedIsNoNewsToHer() {
    db.sql("delete from knowledge.acknowledgement where staff in ('agent-8', 'agent-3')").update();
    var agent = ApiClient.as(port, "agent-8");
    assertTrue(agent.get(NEWS).body().size() > 1);
    joins("agent-8");
    assertEquals(0, agent.get(NEWS).body().size());
    assertTrue(ApiClient.as(port, "agent-3").get(NEWS).body().size() > 0, "others still owe them");
    db.sql(
            """
            update knowledge.script set published_at = ? where id =
              (select id from knowledge.script where published_edition is not null limit 1)\
            """)
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    assertEquals(1, agent.get(NEWS).body().size());
  }

  /// Rules 7.2: who answers callers has read it; a reader who answers none is not counted as one.
  // promise: docs/rules.md «nobody else is asked to, or counted»
  @ParameterizedTest
  @ValueSource(strings = {"editor-1", "manager-1", "callback-1", "clerk-wjw"})
  void onlyAgentsAcknowledge(String staff) {
    Map<String, ?> text =
        Map.of(
            "title", "只有话务员阅知，不算" + staff,
            "category", "140101",
            "why", "抢修",
            "whomToSee", "供水公司",
            "procedure", "凭户号取水");
    String path =
        "/api/knowledge/scripts/%s/acknowledge".formatted(HttpScripts.publish(port, text));
    assertEquals(403, ApiClient.as(port, staff).post(path, Map.of()).status());
    assertEquals(403, ApiClient.as(port, staff).get(NEWS).status());
    var counted = ApiClient.as(port, "agent-7").post(path, Map.of()).body();
    assertEquals(1, counted.path("acknowledged").asInt());
  }

  private void joins(String staff) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    db.sql("insert into identity.enrolment values (?, ?, 'operator', ?, ?, ?)")
        .params(staff.getBytes(StandardCharsets.UTF_8), staff, now, now.plusDays(1), now)
        .update();
  }
}
