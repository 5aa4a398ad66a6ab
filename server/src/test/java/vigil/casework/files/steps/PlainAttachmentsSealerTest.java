package vigil.casework.files.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.casework.Attachments.Attachment;
import vigil.casework.Attachments.Scan;
import vigil.casework.files.store.AttachmentFiles;
import vigil.casework.files.store.SqlAttachments;
import vigil.casework.store.SampleOrder;
import vigil.kernel.MemoryVault;
import vigil.kernel.database.TestDatabase;
import vigil.seal.SealHeader;

/// What an earlier Vigil kept in clear.
class PlainAttachmentsSealerTest {
  private static final Instant NOW = Instant.parse("2022-03-28T03:00:00Z");

  @TempDir Path data;

  // promise: docs/operations.md «what an earlier Vigil kept in clear is sealed by and by»
  @Test
  void anAttachmentInClearIsSealedByAndByAndOpensAsBefore() throws IOException {
    JdbcClient sql = JdbcClient.create(TestDatabase.migrated("casework"));
    SampleOrder.register(sql);
    var store = new SqlAttachments(sql);
    var files = new AttachmentFiles(data, new MemoryVault());
    Path folder = Files.createDirectories(data.resolve("attachments"));
    for (String id : new String[] {"a-1", "gone", "a-2"}) {
      store.add(new Attachment(id, "order-1", id, "image/png", 1, Scan.CLEAN, NOW, "citizen"), id);
      Files.writeString(folder.resolve(id), "付款单 " + id);
    }
    Files.delete(folder.resolve("gone"));
    sql.sql("update casework.attachment set is_sealed = false").update();
    var plain = new PlainAttachmentsSealer(store, files, (name, period, sweep) -> {});
    plain.sweep();
    for (String id : new String[] {"a-1", "a-2"}) {
      assertTrue(SealHeader.begins(Files.readAllBytes(folder.resolve(id))));
      try (var in = files.content(id).open()) {
        assertEquals("付款单 " + id, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    long left =
        sql.sql("select count(*) from casework.attachment where not is_sealed")
            .query(Long.class)
            .single();
    assertEquals(0, left);
  }
}
