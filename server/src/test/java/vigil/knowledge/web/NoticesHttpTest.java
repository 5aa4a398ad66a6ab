package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
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

  private void joins(String staff) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    db.sql("insert into identity.enrolment values (?, ?, 'operator', ?, ?, ?)")
        .params(staff.getBytes(StandardCharsets.UTF_8), staff, now, now.plusDays(1), now)
        .update();
  }
}
