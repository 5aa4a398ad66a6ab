package vigil.casework.files.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vigil.casework.Attachments.Attachment;
import vigil.casework.Attachments.Scan;
import vigil.casework.CaseworkFact;
import vigil.casework.files.store.AttachmentFiles;
import vigil.casework.files.store.SqlAttachments;
import vigil.casework.store.SampleOrder;
import vigil.kernel.Content;
import vigil.kernel.ListLedger;
import vigil.kernel.MemoryVault;
import vigil.kernel.database.TestDatabase;

/// A city that sets a scanner up has files from before, and some that the scanner did not answer
/// for.
class AttachmentScanJobTest {
  private static final Instant NOW = Instant.parse("2022-03-28T03:00:00Z");

  @TempDir Path data;
  private final ListLedger ledger = new ListLedger(() -> NOW);
  private final List<String> asked = new ArrayList<>();
  private SqlAttachments store;
  private AttachmentScanJob scanning;
  private boolean isAway;

  @BeforeEach
  void aScannerThatKnowsHarm() throws IOException {
    var database = TestDatabase.migrated("casework");
    var sql = JdbcClient.create(database);
    SampleOrder.register(sql);
    store = new SqlAttachments(sql);
    Files.createDirectories(data.resolve("attachments"));
    scanning =
        new AttachmentScanJob(
            new AttachmentFiles(data, new MemoryVault()),
            Optional.of(this::scan),
            store,
            ledger,
            () -> NOW,
            (name, period, sweep) -> {},
            new JdbcTransactionManager(database));
  }

  /// Each file's words are its id.
  private VirusScanner.ScanResult scan(Content file) {
    String id;
    try (var in = file.open()) {
      id = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    asked.add(id);
    if (isAway) {
      return new VirusScanner.ScanResult.NoAnswer();
    }
    return id.startsWith("harm")
        ? new VirusScanner.ScanResult.Infected("Virus")
        : new VirusScanner.ScanResult.Clean();
  }

  private Path kept(String id, Scan scan) throws IOException {
    store.add(new Attachment(id, "order-1", id, "image/png", 1, scan, NOW, "citizen"), id);
    return Files.writeString(data.resolve("attachments").resolve(id), id);
  }

  private Scan of(String id) {
    return store.find(id).orElseThrow().scan();
  }

  @Test
  void whatWaitsComesFirstAndThenWhatCameBeforeThereWasAScannerTheNewestFirst() throws IOException {
    kept("a-1", Scan.NOT_SCANNED);
    kept("a-2", Scan.NOT_SCANNED);
    kept("a-0", Scan.WAITING);
    kept("a-3", Scan.CLEAN);
    scanning.sweep();
    assertEquals(List.of("a-0", "a-2", "a-1"), asked);
    asked.forEach(id -> assertEquals(Scan.CLEAN, of(id), id));
  }

  @Test
  void moreThanOneSweepTakesAreTakenByTheNext() throws IOException {
    for (int i = 100; i < 100 + AttachmentScanJob.MOST + 1; i++) {
      kept("a-" + i, Scan.NOT_SCANNED);
    }
    scanning.sweep();
    assertEquals(Scan.NOT_SCANNED, of("a-100"));
    scanning.sweep();
    assertEquals(Scan.CLEAN, of("a-100"));
    assertEquals(AttachmentScanJob.MOST + 1, asked.size(), "each once");
  }

  @Test
  void harmThatLayHereIsDroppedAndTold() throws IOException {
    Path file = kept("harm-1", Scan.NOT_SCANNED);
    scanning.sweep();
    assertEquals(Scan.INFECTED, of("harm-1"));
    assertFalse(Files.exists(file));
    assertEquals(
        List.of(new CaseworkFact.AttachmentInfected("order-1", NOW, "harm-1", "Virus")),
        ledger.listBySubject("order-1", 9).stream()
            .map(entry -> entry.as(CaseworkFact.AttachmentInfected.class))
            .toList());
  }

  @Test
  void aScannerThatDoesNotAnswerIsAskedAgain() throws IOException {
    kept("a-1", Scan.NOT_SCANNED);
    isAway = true;
    scanning.sweep();
    assertEquals(Scan.NOT_SCANNED, of("a-1"));
    isAway = false;
    scanning.sweep();
    assertEquals(Scan.CLEAN, of("a-1"));
  }

  @Test
  void aFileWhoseBytesAreGoneHoldsNobodyUp() throws IOException {
    Files.delete(kept("a-0", Scan.WAITING));
    kept("a-1", Scan.WAITING);
    scanning.sweep();
    assertEquals(Scan.CLEAN, of("a-1"));
    assertTrue(asked.contains("a-1"));
  }
}
