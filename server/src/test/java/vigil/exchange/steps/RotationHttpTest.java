package vigil.exchange.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vigil.ServerTest;
import vigil.exchange.protocol.MessageSignature;
import vigil.exchange.protocol.MessageType;
import vigil.exchange.store.SqlPartners;
import vigil.identity.web.ApiClient;

/// The secret of two platforms is changed without an hour in which neither hears the other.
@ServerTest
class RotationHttpTest {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();
  private static final String CODE = "rotating-city";
  private static final String PATH = "/api/portal/partners/" + CODE;

  @LocalServerPort int port;
  @Autowired JdbcClient sql;
  @Autowired SqlPartners partners;

  private ApiClient operator() {
    return ApiClient.operator(port);
  }

  private int send(String... secrets) {
    String id = UUID.randomUUID().toString();
    long now = Instant.now().getEpochSecond();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", new MessageType.TestMessage().wireName());
    body.put("from", CODE);
    body.put("to", "vigil");
    body.put("ref", "-");
    body.put("version", 0);
    body.put("at", Instant.now().toString());
    String seal = MessageSignature.sign(List.of(secrets), id, now, JSON.writeValueAsString(body));
    return ApiClient.browser(port)
        .with("exchange-from", CODE)
        .with("webhook-id", id)
        .with("webhook-timestamp", String.valueOf(now))
        .with("webhook-signature", seal)
        .post("/api/portal/exchange/messages", body)
        .status();
  }

  private String rotate(Map<String, Object> wish) {
    var answer = operator().post(PATH + "/rotate", wish);
    assertEquals(200, answer.status(), answer.body().toString());
    return answer.body().path("secret").asString();
  }

  /// As if the overlap were over.
  private void turn() {
    sql.sql("update exchange.partner set turns_at = now() - interval '1 second' where code = ?")
        .param(CODE)
        .update();
  }

  @Test
  void bothSecretsHoldUntilTheOverlapIsOver() {
    Map<String, Object> wish =
        Map.of("code", CODE, "name", "轮换市", "nameEn", "Rota", "url", "http://localhost:9");
    String old = operator().post("/api/portal/partners", wish).body().path("secret").asString();
    assertEquals(200, send(old));
    String fresh = rotate(Map.of("hours", 2));
    assertEquals(200, send(old), "the other side has not got the new one yet");
    assertEquals(200, send(fresh));
    assertEquals(200, send(SqlPartners.newSecret(), old), "a new one that is not known here");
    assertEquals(List.of(fresh, old), partners.findKey(CODE).orElseThrow().secrets());
    turn();
    assertEquals(401, send(old));
    assertEquals(200, send(fresh));
    String third = rotate(Map.of());
    assertEquals(200, send(fresh), "it is the old one now");
    assertEquals(200, operator().post(PATH + "/keep-secret", Map.of()).status());
    assertEquals(401, send(third));
    assertEquals(200, send(fresh));
    String pasted = SqlPartners.newSecret();
    assertEquals(pasted, rotate(Map.of("secret", pasted, "hours", 0)));
    assertEquals(401, send(fresh), "it leaked");
    assertEquals(200, send(pasted));
    assertEquals(404, operator().post(PATH + "/keep-secret", Map.of()).status());
    var tooLong = operator().post(PATH + "/rotate", Map.of("hours", 721));
    assertEquals("OverlapUnfit", tooLong.why());
    var told =
        sql.sql("select body::text from kernel.fact where kind = 'portal.SecretRotated'")
            .query(String.class)
            .list();
    assertEquals(3, told.size());
    assertTrue(told.stream().noneMatch(it -> it.contains("whsec_")), "no secret is told");
    assertEquals(200, operator().post(PATH + "/end", Map.of()).status());
  }
}
