package vigil.casework.files.steps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.TestData;
import vigil.casework.Attachments;
import vigil.casework.Attachments.Attachment;
import vigil.casework.Attachments.Scan;
import vigil.casework.files.store.AttachmentFiles;
import vigil.casework.files.store.SqlAttachments;
import vigil.casework.privacy.steps.RetentionSweep;
import vigil.identity.web.ApiClient;
import vigil.kernel.Vault;

/// A paper of a citizen whose time is over, from the list down to the copy in a backup.
@ServerTest
class AttachmentRetentionTest {
  /// No other test keeps anything of these months.
  private static final Instant OLD = Instant.parse("2019-03-28T03:00:00Z");

  private static final Instant OLD_TOO = Instant.parse("2019-05-28T03:00:00Z");
  private static final byte[] PAPER = "身份证 310101199001010037".getBytes(StandardCharsets.UTF_8);

  @LocalServerPort int port;
  @Autowired JdbcClient db;
  @Autowired RetentionSweep retention;
  @Autowired AttachmentFiles files;
  @Autowired SqlAttachments store;
  @Autowired Attachments attachments;
  @Autowired Vault vault;
  @TempDir Path backup;

  private String answered(String title) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-" + title);
    draft.put("type", "CONSULTATION");
    draft.put("category", "01010101");
    draft.put("title", title);
    draft.put("description", "说明" + title);
    draft.put("district", "310115");
    draft.put("address", "花木路 1 号");
    draft.put("name", "赵期满");
    var kept =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", "ANSWER", "reply", "已答复"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body().path("id").asString();
  }

  /// Kept in that month, sealed by its key, as if the order had ended then.
  private Attachment paper(String order, Instant at) throws IOException {
    String id = "retention-" + UUID.randomUUID();
    try (var out = files.create(id, at)) {
      out.write(PAPER);
    }
    var one =
        new Attachment(id, order, "a.txt", "text/plain", PAPER.length, Scan.CLEAN, at, "agent-1");
    store.add(one, "sha-of-" + id);
    db.sql("update casework.work_order set state = 'ARCHIVED', closed_at = ? where id = ?")
        .params(java.sql.Timestamp.from(at), order)
        .update();
    return one;
  }

  private HttpResponse<byte[]> get(String id) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/api/casework/attachments/" + id))
            .header("Authorization", "Bearer " + TestData.token())
            .header("X-Vigil-As", "manager-1")
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private int listed(String order) {
    return ApiClient.as(port, "manager-1")
        .get("/api/casework/orders/" + order + "/attachments")
        .body()
        .size();
  }

  private byte[] copyOpened(Path copy, String id) throws IOException {
    try (var in = vault.content(copy, "attachments/" + id, false).open()) {
      return in.readAllBytes();
    }
  }

  // promise: docs/operations.md «its month's key is erased, and with it every copy of what it»
  @Test
  void aPaperWhoseTimeIsOverOpensNoMoreNotEvenFromACopy() throws Exception {
    String order = answered("保存期满");
    String id = paper(order, OLD).id();
    Path file = TestData.FOLDER.resolve("attachments").resolve(id);
    Path copy = Files.copy(file, backup.resolve(id));
    assertArrayEquals(PAPER, get(id).body());
    assertEquals(1, listed(order));
    assertArrayEquals(PAPER, copyOpened(copy, id));
    retention.sweep();
    assertFalse(Files.exists(file), "gone from the disk");
    assertEquals(0, listed(order), "and from the list");
    assertEquals(404, get(id).statusCode());
    var why = assertThrows(IllegalStateException.class, () -> copyOpened(copy, id));
    assertTrue(String.valueOf(why.getMessage()).contains("erased"));
    Files.copy(copy, file);
    assertEquals(404, get(id).statusCode(), "nor when somebody puts the copy back");
    Files.delete(file);
    var seen = ApiClient.as(port, "manager-1").get("/api/casework/orders/" + order).body();
    assertTrue(seen.path("history").toString().contains("PersonalDataErased"), "the order says so");
    assertTrue(seen.path("history").toString().contains("RETENTION_OVER"));
    var late = attachments.save(order, "b.txt", new ByteArrayInputStream(PAPER), "citizen");
    assertInstanceOf(Attachments.ErasedAlready.class, late);
    assertEquals(0, listed(order));
  }

  @Test
  void aHoldKeepsThePaperAndTheKeyOfItsMonth() throws Exception {
    String order = answered("保全不删");
    String id = paper(order, OLD_TOO).id();
    var hold = Map.of("reason", "诉讼保全");
    String path = "/api/casework/orders/" + order + "/hold";
    assertEquals(204, ApiClient.as(port, "leader-1").post(path, hold).status());
    retention.sweep();
    assertArrayEquals(PAPER, get(id).body());
    assertEquals(1, listed(order));
  }
}
