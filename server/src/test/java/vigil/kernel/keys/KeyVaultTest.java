package vigil.kernel.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vigil.kernel.Vault.DataKind;
import vigil.kernel.database.TestDatabase;
import vigil.kernel.store.SqlDataKeys;

/// What is sealed opens with the master key and without it not at all.
class KeyVaultTest {
  private static final Instant MARCH = Instant.parse("2022-03-28T03:00:00Z");
  private static final Instant APRIL = Instant.parse("2022-04-02T16:00:00Z");
  private static final Instant YEARS_LATER = Instant.parse("2025-06-01T00:00:00Z");
  private static final String WORDS = "whsec_c2VjcmV0IG9mIGEgd2ViaG9vayB0aGF0IHNpZ25z";
  private static final String ABOUT = "portal.hook/1";

  @TempDir Path data;
  private final DataSource database = TestDatabase.migrated("kernel");
  private final JdbcClient sql = JdbcClient.create(database);

  private MasterKeySource place(String given, String old) {
    return new MasterKeySource(given, old, data.resolve("keys/master.key"));
  }

  private MonthKeys keys(MasterKeySource place) {
    return new MonthKeys(place, new SqlDataKeys(sql), new JdbcTransactionManager(database));
  }

  private KeyVault vault() {
    return new KeyVault(keys(place("", "")), () -> MARCH);
  }

  private static String text(KeyVault vault, Path file, String name) throws IOException {
    try (var in = vault.content(file, name, false).open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path sealed(KeyVault vault, Instant at, String name) throws IOException {
    Path file = data.resolve(name);
    try (var out = vault.create(file, DataKind.ATTACHMENT, at, name)) {
      out.write(WORDS.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  // promise: docs/operations.md «makes one in `DATA/keys/master.key` (mode 600)»
  @Test
  void whereNoneIsGivenOneIsMadeThatOnlyItsOwnerReads() throws IOException {
    vault();
    Path file = data.resolve("keys/master.key");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertTrue(Files.readString(file).strip().matches("[0-9a-f]{64}"));
  }

  @Test
  void aSecretOpensAgainAlsoAfterAStartAndForItsOwnRowAlone() {
    String kept = vault().seal(ABOUT, WORDS);
    assertFalse(kept.contains(WORDS));
    assertEquals(WORDS, vault().open(ABOUT, kept));
    assertThrows(WrongKey.class, () -> vault().open("portal.hook/2", kept));
    assertEquals(WORDS, vault().open(ABOUT, WORDS), "kept in clear before there was a vault");
  }

  @Test
  void noKeyStandsInTheDatabaseInClear() {
    MonthKeys keys = keys(place("", ""));
    byte[] key = keys.get(DataKind.SECRET, java.time.YearMonth.of(2022, 3)).key();
    byte[] column =
        sql.sql("select sealed from kernel.data_key").query((r, n) -> r.getBytes(1)).single();
    String inClear = new String(key, StandardCharsets.ISO_8859_1);
    assertFalse(new String(column, StandardCharsets.ISO_8859_1).contains(inClear));
  }

  // promise: docs/operations.md «A backup without the master key opens nothing»
  @Test
  void withoutTheMasterKeyNothingStartsAndWithAnotherNeither() throws IOException {
    vault().seal(ABOUT, WORDS);
    Path file = data.resolve("keys/master.key");
    String key = Files.readString(file);
    Files.delete(file);
    var missing = assertThrows(IllegalStateException.class, this::vault);
    assertTrue(missing.toString().contains("VIGIL_MASTER_KEY"), missing::toString);
    assertFalse(Files.exists(file), "no other is made in its place");
    assertThrows(IllegalStateException.class, () -> keys(place("0".repeat(64), "")));
    assertEquals(
        WORDS,
        new KeyVault(keys(place(key, "")), () -> MARCH)
            .open(ABOUT, new KeyVault(keys(place(key, "")), () -> MARCH).seal(ABOUT, WORDS)));
  }

  @Test
  void anotherMasterKeySealsTheKeysAnewAndWhatTheySealedStays() throws IOException {
    KeyVault vault = vault();
    String secret = vault.seal(ABOUT, WORDS);
    Path paper = sealed(vault, MARCH, "a");
    String before = Files.readString(data.resolve("keys/master.key"));
    String next = "ab".repeat(32);
    var rotated = new KeyVault(keys(place(next, before)), () -> MARCH);
    assertEquals(WORDS, rotated.open(ABOUT, secret));
    assertEquals(WORDS, text(rotated, paper, "a"));
    Files.delete(data.resolve("keys/master.key"));
    var alone = new KeyVault(keys(place(next, "")), () -> MARCH);
    assertEquals(WORDS, alone.open(ABOUT, secret), "the earlier key is needed no more");
    assertThrows(IllegalStateException.class, () -> keys(place(before, "")));
  }

  /// `./vigil rekey`: the file is another now, the one before lies beside it.
  @Test
  void aRunningServerSealsItsKeysAnewWhenItsFileChanged() throws IOException {
    MonthKeys keys = keys(place("", ""));
    var vault = new KeyVault(keys, () -> MARCH);
    String secret = vault.seal(ABOUT, WORDS);
    String id = keys.status().id();
    Path file = data.resolve("keys/master.key");
    Files.move(file, data.resolve("keys/master.key.before"));
    Files.writeString(file, "cd".repeat(32));
    assertEquals(1, keys.reseal());
    assertNotEquals(id, keys.status().id());
    Files.delete(data.resolve("keys/master.key.before"));
    assertEquals(WORDS, vault().open(ABOUT, secret));
  }

  // promise: docs/operations.md «its month's key is erased, and with it every copy»
  @Test
  void anErasedKeyErasesWhatItSealedAndNothingElse() throws IOException {
    KeyVault vault = vault();
    Path march = sealed(vault, MARCH, "m");
    Path april = sealed(vault, APRIL, "a");
    assertEquals(0, vault.eraseBefore(DataKind.RECORDING, YEARS_LATER, (from, to) -> false));
    assertEquals(
        1,
        vault.eraseBefore(
            DataKind.ATTACHMENT,
            YEARS_LATER,
            (from, to) -> !APRIL.isBefore(from) && APRIL.isBefore(to)));
    assertEquals(WORDS, text(vault, april, "a"), "something of April is kept by law");
    assertThrows(IllegalStateException.class, () -> text(vault, march, "m"));
    assertThrows(IllegalStateException.class, () -> text(vault(), march, "m"));
  }

  @Test
  void aMonthThatIsNotOverKeepsItsKey() throws IOException {
    KeyVault vault = vault();
    Path march = sealed(vault, MARCH, "m");
    assertEquals(0, vault.eraseBefore(DataKind.ATTACHMENT, MARCH, (from, to) -> false));
    assertEquals(WORDS, text(vault, march, "m"));
  }

  /// The first that asks for a month's key may fail for another reason.
  @Test
  void aKeyOutlivesTheTransactionThatWantedItFirst() throws IOException {
    KeyVault vault = vault();
    var transaction =
        new org.springframework.transaction.support.TransactionTemplate(
            new JdbcTransactionManager(database));
    String kept =
        transaction.execute(status -> {
          String sealed = vault.seal(ABOUT, WORDS);
          status.setRollbackOnly();
          return sealed;
        });
    assertEquals(WORDS, vault().open(ABOUT, String.valueOf(kept)));
  }

  @Test
  void aFileFromBeforeIsReadAsItIs() throws IOException {
    Path file = Files.writeString(data.resolve("old"), WORDS);
    assertEquals(WORDS, text(vault(), file, "old"));
    assertEquals(WORDS.length(), vault().content(file, "old", false).length());
  }
}
