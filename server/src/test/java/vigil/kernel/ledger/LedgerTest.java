package vigil.kernel.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.Await;
import vigil.kernel.ConditionalAppend;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.kernel.database.TestDatabase;

/// The ledger against a real database: written by many, read without a gap and without a double.
class LedgerTest {
  private static final int WRITERS = 8;
  private static final int FACTS_EACH = 400;
  private static final int READERS = 3;
  private static final int SLOWEST_COMMIT_MILLIS = 20;

  record Counted(String subject, int version) implements Fact {}

  private static HikariDataSource database;
  private static JdbcClient sql;
  private static JdbcTransactionManager transactions;

  @BeforeAll
  static void open() {
    database = pool();
    sql = JdbcClient.create(database);
    transactions = new JdbcTransactionManager(database);
  }

  private static HikariDataSource pool() {
    var pool = new HikariConfig();
    pool.setDataSource(TestDatabase.migrated("kernel"));
    pool.setMaximumPoolSize(WRITERS + 2 * READERS + 2);
    return new HikariDataSource(pool);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  /// Remembers what it read in the transaction that moves its position, and sometimes crashes.
  private static final class RecordingReader implements LedgerReader {
    private final String name;
    private final Random dice;
    private final AtomicLong read = new AtomicLong();

    RecordingReader(String name, long seed) {
      this.name = name;
      this.dice = new Random(seed);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void read(List<LedgerEntry> entries) {
      for (LedgerEntry entry : entries) {
        sql.sql("insert into seen (reader, seq, subject, version) values (?, ?, ?, ?)")
            .params(name, entry.seq(), entry.subject(), entry.version())
            .update();
      }
      if (dice.nextInt(20) == 0) {
        throw new TransientDataAccessResourceException(
            "a reader loses its database after its work, before the commit");
      }
      read.addAndGet(entries.size());
    }
  }

  @Test
  void readersMissNothingAndDoubleNothingWhileWritersCommitLateAndRollBack() throws Exception {
    sql.sql(
            "create table seen (n bigint generated always as identity,"
                + " reader text, seq bigint, subject text, version int)")
        .update();
    var house = new LedgerFixture(database);
    house.begin();
    var ledger = house.ledger;
    var readers = new ArrayList<RecordingReader>();
    for (int i = 0; i < READERS; i++) {
      var reader = new RecordingReader("reader-" + i, i);
      readers.add(reader);
      house.feed(reader);
    }
    var written = new AtomicInteger();
    var done = new CountDownLatch(WRITERS);
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      Thread.ofPlatform().start(() -> write(ledger, writer, written, done));
    }
    done.await();
    var late = new RecordingReader("from the first fact on, which memory lost", READERS);
    readers.add(late);
    house.feed(late);
    Await.until(() -> readers.stream().allMatch(r -> r.read.get() >= written.get()));
    house.close();
    for (RecordingReader reader : readers) {
      assertEquals(List.of(), missedOrDoubled(reader.name), "missed or doubled by " + reader.name);
      assertEquals(List.of(), outOfOrder(reader.name), "one subject's facts keep their order");
    }
  }

  private static void write(
      SqlLedger ledger, int writer, AtomicInteger written, CountDownLatch done) {
    var dice = new Random(writer);
    var transaction = new TransactionTemplate(transactions);
    int version = 0;
    for (int i = 0; i < FACTS_EACH; i++) {
      int next = version + 1;
      boolean isRolledBack = dice.nextInt(10) == 0;
      transaction.executeWithoutResult(status -> {
        ledger.append(new Counted("order-" + writer, next));
        LockSupport.parkNanos(dice.nextInt(SLOWEST_COMMIT_MILLIS) * 1_000_000L / 4);
        if (isRolledBack) {
          status.setRollbackOnly();
        }
      });
      if (!isRolledBack) {
        version = next;
        written.incrementAndGet();
      }
    }
    done.countDown();
  }

  private static List<Long> missedOrDoubled(String reader) {
    return sql.sql(
            """
            select f.seq, count(s.seq) times from kernel.fact f
            left join seen s on s.seq = f.seq and s.reader = ?
            group by f.seq having count(s.seq) <> 1
            """)
        .param(reader)
        .query((row, number) -> row.getLong("seq"))
        .list();
  }

  private static List<String> outOfOrder(String reader) {
    var last = new HashMap<String, Integer>();
    var wrong = new ArrayList<String>();
    sql.sql("select subject, version from seen where reader = ? order by n")
        .param(reader)
        .query(row -> {
          String subject = row.getString(1);
          int version = row.getInt(2);
          if (version != last.merge(subject, 0, (a, b) -> a) + 1) {
            wrong.add(subject + " " + version);
          }
          last.put(subject, version);
        });
    return wrong;
  }

  @Test
  void aFactIsAppendedInTheTransactionOfItsWrite() {
    var ledger = new LedgerFixture(database).ledger;
    assertThrows(IllegalStateException.class, () -> ledger.append(new Counted("order", 1)));
  }

  @Test
  void ofManyWhoDecideOnTheSameVersionOneIsToldAndNothingOfTheOthersIsWritten() throws Exception {
    try (var own = pool()) {
      var counter = JdbcClient.create(own);
      counter.sql("create table counter (n int not null)").update();
      counter.sql("insert into counter values (0)").update();
      var ledger = new LedgerFixture(own).ledger;
      var kept = new AtomicInteger();
      var done = new CountDownLatch(WRITERS);
      for (int i = 0; i < WRITERS; i++) {
        Thread.ofPlatform()
            .start(() -> {
              for (int seen = 0; seen < FACTS_EACH; seen++) {
                kept.addAndGet(count(ledger, seen) ? 1 : 0);
              }
              done.countDown();
            });
      }
      done.await();
      int n = counter.sql("select n from counter").query(Integer.class).single();
      assertEquals(n, kept.get());
      assertEquals(
          IntStream.rangeClosed(1, n).boxed().toList(),
          ledger.listBySubject("counter", FACTS_EACH).stream().map(LedgerEntry::version).toList());
    }
  }

  private static boolean count(SqlLedger ledger, int seen) {
    var write =
        new ConditionalAppend.Write(
            "kept as (update counter set n = n + 1 where n = ? returning 1)", List.of(seen));
    return ledger.append(write, List.of(new Counted("counter", seen + 1)));
  }
}
