package vigil.telephony.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.MemoryVault;
import vigil.kernel.Vault;
import vigil.kernel.database.TestDatabase;
import vigil.seal.SealHeader;
import vigil.telephony.sip.PhoneAccounts.Account;

/// What an earlier Vigil kept in clear, and what is kept no longer.
class RecordingSealerTest {
  private static final Instant MARCH = Instant.parse("2022-03-28T03:00:00Z");
  private static final byte[] SOUND =
      "RIFF and an hour of two voices".repeat(2_000).getBytes(StandardCharsets.UTF_8);

  @TempDir Path data;
  private final JdbcClient sql = JdbcClient.create(TestDatabase.migrated("telephony"));
  private final Vault vault = new MemoryVault();

  private String recorded(Path folder, String call, Instant at) throws IOException {
    String file = "recordings/2022/03/" + call + ".wav";
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, SOUND);
    sql.sql(
            """
            insert into telephony.call
              (id, version, state, caller, arrived_at, urgent_medical, language, ended_at, reason,
               recording, recording_millis)
            values (?, 1, 'ENDED', '13800138000', ?, false, 'zh', ?, 'CALLER_HUNG_UP', ?, 1000)
            """)
        .params(call, at.atOffset(ZoneOffset.UTC), at.atOffset(ZoneOffset.UTC), file)
        .update();
    return file;
  }

  @Test
  void aRecordingInClearIsSealedByAndByAndPlaysAsBefore() throws IOException {
    var sweep = new RecordingSealer(sql, data, vault, (name, period, run) -> {});
    String file = recorded(data, "c-1", MARCH);
    sweep.sweep();
    byte[] onDisk = Files.readAllBytes(data.resolve(file));
    assertTrue(SealHeader.begins(onDisk));
    try (var in = vault.content(data.resolve(file), file, false).open()) {
      assertArrayEquals(SOUND, in.readAllBytes());
    }
    sweep.sweep();
    assertArrayEquals(onDisk, Files.readAllBytes(data.resolve(file)), "once");
  }

  @Test
  void oneWhoseFileIsGoneHoldsNobodyUp() throws IOException {
    var sweep = new RecordingSealer(sql, data, vault, (name, period, run) -> {});
    Files.delete(data.resolve(recorded(data, "c-1", MARCH)));
    String file = recorded(data, "c-2", MARCH);
    sweep.sweep();
    assertTrue(SealHeader.begins(Files.readAllBytes(data.resolve(file))));
  }

  /// Which months' keys are asked to be erased, and whether something of them is kept yet.
  private static final class CapturingVault extends MemoryVault {
    boolean isMarchKept;

    @Override
    public int eraseBefore(DataKind what, Instant then, RetentionCheck stillKept) {
      isMarchKept =
          stillKept.between(
              Instant.parse("2022-03-01T00:00:00Z"), Instant.parse("2022-04-01T00:00:00Z"));
      return 0;
    }
  }

  @Test
  void aMonthsKeyStaysWhileALegalHoldKeepsOneOfItsRecordings() throws IOException {
    var asked = new CapturingVault();
    var records = new SqlCallRetention(sql, data, asked);
    String held = recorded(data, "c-held", MARCH);
    String other = recorded(data, "c-other", MARCH);
    Instant later = Instant.parse("2025-06-01T00:00:00Z");
    assertEquals(1, records.eraseBefore(later, Set.of("c-held"), Set.of(), 100));
    assertFalse(Files.exists(data.resolve(other)));
    assertTrue(Files.exists(data.resolve(held)));
    assertEquals(true, asked.isMarchKept);
    assertEquals(1, records.eraseBefore(later, Set.of(), Set.of(), 100));
    assertEquals(false, asked.isMarchKept);
  }

  /// Where vigil-media was lost in the middle of a call, its recording lies in more than one file.
  @Test
  void everyPartOfARecordingIsErased() throws IOException {
    String first = recorded(data, "c-parts", MARCH);
    String second = recorded(data, "c-parts-2", MARCH);
    sql.sql("update telephony.call set recording = null where id = 'c-parts-2'").update();
    sql.sql("update telephony.call set recording_more = array[?] where id = 'c-parts'")
        .param(second)
        .update();
    new SqlCallRetention(sql, data, vault).erase("c-parts");
    assertFalse(Files.exists(data.resolve(first)));
    assertFalse(Files.exists(data.resolve(second)));
  }

  // promise: docs/decisions/0012-at-rest.md «what stands for a phone's password»
  @Test
  void whatStandsForAPhonesPasswordIsSealed() {
    var accounts = new SqlPhoneAccounts(sql, Clock.systemUTC(), vault, (_, _) -> true);
    accounts.save(new Account("1901", "a".repeat(32), "b".repeat(64)), "agent-1");
    assertEquals(
        new Account("1901", "a".repeat(32), "b".repeat(64)),
        accounts.findAccount("1901").orElseThrow());
    sql.sql("select ha1_md5 || ha1_sha256 from telephony.account")
        .query(String.class)
        .list()
        .forEach(
            kept -> assertFalse(kept.contains("a".repeat(32)) || kept.contains("b".repeat(64))));
  }
}
