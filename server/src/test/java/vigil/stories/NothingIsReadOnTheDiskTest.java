package vigil.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// Whoever has a copy of the database reads no secret in any column of any table.
@ServerTest
class NothingIsReadOnTheDiskTest {
  @LocalServerPort int port;
  @Autowired JdbcClient sql;

  // promise: docs/operations.md «seals recordings, attachments and secrets»
  @Test
  void noSecretThatWasShownStandsInAnyTable() {
    ApiClient operator = ApiClient.operator(port);
    var hook =
        operator.post(
            "/api/portal/hooks",
            Map.of("url", "http://localhost:9/hook", "kinds", List.of("order.closed")));
    assertEquals(201, hook.status(), hook.body().toString());
    Map<String, Object> wish = new HashMap<>();
    wish.put("code", "sealed-city");
    wish.put("name", "密封市12345");
    wish.put("nameEn", "Sealed city 12345");
    wish.put("url", "http://localhost:9/");
    var partner = operator.post("/api/portal/partners", wish);
    assertEquals(201, partner.status(), partner.body().toString());
    for (var shown : List.of(hook, partner)) {
      String secret = shown.body().path("secret").asString();
      assertTrue(secret.startsWith("whsec_"));
      String bare = secret.substring("whsec_".length());
      for (String table : tables()) {
        long found =
            sql.sql("select count(*) from " + table + " t where strpos(to_jsonb(t)::text, ?) > 0")
                .param(bare)
                .query(Long.class)
                .single();
        assertEquals(0, found, table);
      }
    }
    operator.post("/api/portal/partners/sealed-city/end", Map.of());
  }

  private List<String> tables() {
    return sql.sql(
            """
            select schemaname || '.' || tablename from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema', 'public') order by 1
            """)
        .query(String.class)
        .list();
  }

  @Test
  void theOperatorIsToldHowItIsKept() {
    var told = ApiClient.operator(port).get("/api/desk/protection").body();
    assertTrue(told.path("areDatabaseRolesApart").asBoolean(), told::toString);
    assertTrue(told.path("isMasterKeyBesideData").asBoolean(), told::toString);
    assertTrue(told.path("masterKeyFrom").asString().endsWith("keys/master.key"));
    assertTrue(told.path("masterKey").asString().matches("[0-9a-f]{16}"));
    assertFalse(ApiClient.as(port, "manager-1").get("/api/desk/protection").status() == 200);
  }

  @Test
  void whatTheServerRunsWithMayNotTouchTheLedger() {
    for (String right : List.of("update", "delete", "truncate")) {
      for (String table : List.of("kernel.fact", "audit.link", "audit.unmasking")) {
        assertEquals(
            false,
            sql.sql("select has_table_privilege(?, ?)")
                .params(table, right)
                .query(Boolean.class)
                .single(),
            right + " " + table);
      }
    }
  }
}
