package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.steps.DemoDataChecks;
import vigil.identity.store.SqlInstallation;

/// A demo says that it is one, and its data stay a demo's.
@ServerTest
class DemoInstallationTest {
  @TempDir Path folder;
  @LocalServerPort int port;
  @Autowired SqlInstallation house;

  // promise: web/src/identity/zh.ts «这是演示系统：这里的诉求无人办理»
  // promise: web/src/identity/en.ts «This is a demo: nobody handles what is sent in here»
  @Test
  void everyPageIsToldThatItIsADemo() {
    assertTrue(
        ApiClient.stranger(port).get("/api/identity/house").body().path("isDemo").asBoolean());
  }

  @Test
  void aServerWithoutTheDemoDoesNotStartOnItsData() {
    var refused =
        assertThrows(
            IllegalStateException.class,
            () -> DemoDataChecks.start(house, folder, false, InstantSource.system()));
    assertTrue(String.valueOf(refused.getMessage()).contains("demo city's"));
  }

  @Test
  void theCommandRefusesADemosFolderAndTheDemoARealOne() throws Exception {
    Files.writeString(folder.resolve("enrolment-links.txt"), "AGENT agent-1");
    assertEquals(3, up("--no-demo"));
    Files.delete(folder.resolve("enrolment-links.txt"));
    Files.writeString(folder.resolve("house"), "demo\n");
    assertEquals(3, up("--no-demo"));
    Files.writeString(folder.resolve("house"), "real\n");
    assertEquals(3, up());
  }

  private int up(String... more) throws IOException, InterruptedException {
    var command =
        new java.util.ArrayList<>(java.util.List.of("../vigil", "up", "--data", folder.toString()));
    command.addAll(java.util.List.of(more));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assertTrue(said.contains("demo"), said);
    return code;
  }
}
