package vigil.audit.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.audit.chain.SignedHead;
import vigil.audit.chain.VerificationReport;
import vigil.audit.store.SqlChainLinks;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.MemoryVault;
import vigil.kernel.Timers;
import vigil.kernel.database.TestDatabase;

/// Whoever touches the history behind its back is found, and it is said where.
class ChainTest {
  private static final int FACTS = 40;
  private static final Instant BEGUN = Instant.parse("2022-03-01T00:00:00.123456Z");
  private static final Timers NO_TIMERS = (String name, Duration period, Runnable sweep) -> {};

  private final JdbcClient db = JdbcClient.create(TestDatabase.migrated("kernel", "audit"));
  private final Ledger ledger = new SettledTableLedger(db);
  private final SqlChainLinks links = new SqlChainLinks(db);
  @TempDir Path folder;
  private SignedHeads heads;
  private Verification verification;

  /// The real table, read as settled to its end: these tests have no other writer.
  private record SettledTableLedger(JdbcClient db) implements Ledger {
    @Override
    public void append(Fact fact) {
      throw new UnsupportedOperationException("facts are put there by SQL in this test");
    }

    @Override
    public List<LedgerEntry> listBySubject(String subject, int limit) {
      return listAfter(0, limit).stream().filter(e -> e.subject().equals(subject)).toList();
    }

    @Override
    public List<LedgerEntry> listAfter(long seq, int limit) {
      return db.sql("select * from kernel.fact where seq > ? order by seq limit ?")
          .params(seq, limit)
          .query((row, number) ->
              new LedgerEntry(
                  row.getLong("seq"),
                  row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                  row.getString("kind"),
                  row.getString("subject"),
                  row.getInt("version"),
                  row.getString("body")))
          .list();
    }

    @Override
    public long head() {
      return db.sql("select coalesce(max(seq), 0) from kernel.fact").query(Long.class).single();
    }
  }

  /// Begun before there was a fact.
  private void aWitnessOutsideTheDatabase() {
    heads = new SignedHeads(links, new MemoryVault(), () -> BEGUN, NO_TIMERS, folder);
    heads.sign();
    verification = new Verification(ledger, links, heads);
  }

  @BeforeEach
  void aLedgerOfFortyFactsIsChainedInBatches() {
    aWitnessOutsideTheDatabase();
    for (int i = 1; i <= FACTS; i++) {
      db.sql(
              """
              insert into kernel.fact (at, kind, subject, version, body)
              values (?, 'casework.Signed', ?, ?, cast(? as jsonb))\
              """)
          .params(
              BEGUN.plusSeconds(i).atOffset(java.time.ZoneOffset.UTC),
              "order-" + i % 5,
              i,
              "{\"until\": \"2022-04-02\", \"by\": \"clerk-%d\", \"share\": 0.50}".formatted(i))
          .update();
    }
    var chain = new Chain(links, NO_TIMERS);
    var all = new ArrayList<>(ledger.listAfter(0, FACTS));
    chain.read(all.subList(0, 7));
    chain.read(all.subList(7, FACTS));
  }

  /// Each link anew from there on, as whoever changed a fact would write them.
  private void chainAnewFrom(long seq) {
    db.sql("delete from audit.link where seq >= ?").param(seq).update();
    new Chain(links, NO_TIMERS).read(ledger.listAfter(seq - 1, FACTS));
  }

  @Test
  void signedHeadsOfAnUntouchedHistoryAgree() {
    heads.sign();
    var proof = verification.run();
    assertTrue(proof.isWhole(), proof::toString);
    assertEquals(2, proof.heads(), "the first, and how it stands");
    assertTrue(new Verification(ledger, links, again()).run().isWhole(), "after a start");
  }

  /// The same witness after a start.
  private SignedHeads again() {
    return new SignedHeads(links, new MemoryVault(), () -> BEGUN, NO_TIMERS, folder);
  }

  // promise: docs/operations.md «cutting facts and links together is found»
  @Test
  void cuttingTheTailsOfLedgerAndChainIsFound() {
    heads.sign();
    db.sql("delete from kernel.fact where seq > 30").update();
    db.sql("delete from audit.link where seq > 30").update();
    assertBroken(FACTS, VerificationReport.TamperKind.CUT);
  }

  // promise: docs/operations.md «rewriting both is found»
  @Test
  void rewritingFactsAndLinksTogetherIsFound() {
    heads.sign();
    db.sql("update kernel.fact set body = jsonb_set(body, '{by}', '\"clerk-99\"') where seq = 17")
        .update();
    chainAnewFrom(17);
    assertBroken(FACTS, VerificationReport.TamperKind.REWRITTEN);
  }

  @Test
  void whoRewritesAlsoTheFileSignsNothing() throws IOException {
    heads.sign();
    db.sql("update kernel.fact set body = jsonb_set(body, '{by}', '\"clerk-99\"') where seq = 17")
        .update();
    chainAnewFrom(17);
    Path file = file();
    String was = Files.readString(file);
    String now = links.getLast().hash();
    String before = was.lines().toList().getLast().split(" ", -1)[2];
    Files.writeString(file, was.replace(before, now));
    assertBroken(FACTS, VerificationReport.TamperKind.HEAD_FORGED);
  }

  @Test
  void aFileOfHeadsThatIsGoneIsFound() throws IOException {
    heads.sign();
    Files.delete(file());
    assertBroken(0, VerificationReport.TamperKind.HEADS_CUT);
  }

  @Test
  void aFileOfHeadsThatBeginsLaterIsFound() throws IOException {
    heads.sign();
    Files.write(file(), List.of(Files.readAllLines(file()).getLast()));
    assertBroken(0, VerificationReport.TamperKind.HEADS_CUT);
  }

  // promise: docs/operations.md «The heads of a day, for an auditor»
  @Test
  void anAuditorIsShownTheHeadsOfADay() {
    heads.sign();
    var day =
        heads.getDay(java.time.LocalDate.ofInstant(BEGUN, java.time.ZoneId.of("Asia/Shanghai")));
    assertEquals(List.of(0L, (long) FACTS), day.heads().stream().map(SignedHead::seq).toList());
    assertEquals(List.of(), heads.getDay(java.time.LocalDate.of(2001, 1, 1)).heads());
  }

  private Path file() throws IOException {
    try (var files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private void assertBroken(long seq, VerificationReport.TamperKind how) {
    var proof = verification.run();
    assertFalse(proof.isWhole());
    var first = proof.firstBroken();
    assertTrue(first != null && first.seq() == seq && first.how() == how, proof::toString);
  }

  @Test
  void anUntouchedHistoryIsWhole() {
    var proof = verification.run();
    assertTrue(proof.isWhole());
    assertEquals(FACTS, proof.verified());
    assertEquals(FACTS, proof.upTo());
    assertEquals(0, proof.waiting());
  }

  @Test
  void anEditedRowIsNamedAndNoOtherIs() {
    db.sql("update kernel.fact set body = jsonb_set(body, '{by}', '\"clerk-99\"') where seq = 17")
        .update();
    db.sql("update kernel.fact set at = at + interval '1 microsecond' where seq = 23").update();
    assertBroken("17 EDITED", "23 EDITED");
  }

  @Test
  void aRemovedRowIsNamed() {
    db.sql("delete from kernel.fact where seq in (1, 30, 40)").update();
    assertBroken("1 REMOVED", "30 REMOVED", "40 REMOVED");
  }

  @Test
  void aRowSlippedIntoAGapIsNamed() {
    db.sql("delete from kernel.fact where seq = 12").update();
    db.sql("delete from audit.link where seq = 12").update();
    assertBroken("13 EDITED");
    db.sql(
            """
            insert into kernel.fact (seq, at, kind, subject, version, body)
            overriding system value values (12, now(), 'casework.Closed', 'order-1', 12, '{}')\
            """)
        .update();
    assertBroken("12 INSERTED", "13 EDITED");
  }

  @Test
  void aFactThatIsNotChainedYetWaits() {
    db.sql(
            """
            insert into kernel.fact (at, kind, subject, version, body)
            values (now(), 'casework.Closed', 'order-1', 41, '{}')\
            """)
        .update();
    var proof = verification.run();
    assertTrue(proof.isWhole());
    assertEquals(1, proof.waiting());
  }

  @Test
  void aBatchThatComesAgainChangesNothing() {
    var before = verification.run();
    new Chain(links, NO_TIMERS).read(ledger.listAfter(0, FACTS));
    assertEquals(before, verification.run());
  }

  @Test
  void anUnmaskingIsKeptApart() {
    var body =
        """
        {"by": "agent-1", "what": "phone", "reason": "calls back"}
        """;
    new Chain(links, NO_TIMERS)
        .read(List.of(new LedgerEntry(41, BEGUN, "casework.Unmasked", "order-1", 0, body)));
    assertEquals(
        "agent-1 Unmasked calls back",
        db.sql("select who || ' ' || what || ' ' || reason from audit.unmasking where seq = 41")
            .query(String.class)
            .single());
  }

  private void assertBroken(String... breaks) {
    var proof = verification.run();
    assertFalse(proof.isWhole());
    assertEquals(
        List.of(breaks), proof.broken().stream().map(b -> b.seq() + " " + b.how()).toList());
    assertEquals(
        breaks[0],
        Objects.requireNonNull(proof.firstBroken()).seq()
            + " "
            + Objects.requireNonNull(proof.firstBroken()).how());
  }
}
