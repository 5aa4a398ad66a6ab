package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// A file of scripts through the door: all of it, or none of it (rules 7.6).
@ServerTest
class ScriptFilesHttpTest {
  private static final String FILE = "/api/knowledge/scripts/file";

  @LocalServerPort int port;

  // promise: web/src/knowledge/zh.ts «一条也没有收进来，请改好后再交。»
  @Test
  void oneFaultKeepsTheWholeFileOut() {
    String good = "夜间送奶车找谁,140101,甲|乙\n";
    var refused = as("editor-1").file(FILE, "标题,分类,还会问到\n" + good + "坏的一行,14,\n");
    assertEquals(200, refused.status(), () -> refused.body().toString());
    assertEquals(0, refused.body().path("drafted").asInt());
    JsonNode fault = refused.body().at("/faults/0");
    assertEquals(3, fault.path("row").asInt());
    assertEquals("NOT_A_LEAF", fault.path("kind").asString());
    assertFalse(written().contains("夜间送奶车找谁"));

    var taken = as("editor-1").file(FILE, "标题,分类,还会问到\n" + good);
    assertEquals(1, taken.body().path("drafted").asInt());
    assertTrue(written().contains("夜间送奶车找谁"));
    var twice = as("editor-1").file(FILE, "标题,分类,还会问到\n" + good);
    assertEquals("NOT_UNIQUE", twice.body().at("/faults/0/kind").asString());
  }

  @Test
  void whatIsNoTableOrTooLongIsRefused() {
    assertEquals(400, as("editor-1").file(FILE, "标题,分类\n").status());
    String long1001 = "标题,分类\n" + "一行,140101\n".repeat(1001);
    var refused = as("editor-1").file(FILE, long1001);
    assertEquals(400, refused.status());
    assertEquals(1000, refused.body().path("most").asInt(), () -> refused.body().toString());
    assertEquals(400, as("editor-1").file(FILE, "标题,分类\n\"没有关上,140101\n").status());
    assertEquals(403, as("agent-1").file(FILE, "标题,分类\n一,140101\n").status());
    assertEquals(403, as("agent-1").get(FILE).status());
  }

  private String written() {
    return as("editor-1").text(FILE);
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
