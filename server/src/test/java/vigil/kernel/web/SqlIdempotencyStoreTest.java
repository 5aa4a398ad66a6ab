package vigil.kernel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.database.TestDatabase;
import vigil.kernel.web.SqlIdempotencyStore.StoredResponse;

class SqlIdempotencyStoreTest {
  private final DataSource database = TestDatabase.migrated("kernel");
  private Instant now = Instant.parse("2026-11-25T01:00:00Z");
  private boolean isAway;
  private final SqlIdempotencyStore answers =
      new SqlIdempotencyStore(
          JdbcClient.create(new BreakableDataSource()), () -> now, (name, period, sweep) -> {});

  @Test
  void anAnswerIsGivenAgainHoweverTheClockJumps() {
    assertTrue(begin("k").isEmpty());
    answers.save("ann", "k", 201, "application/json", "{}");
    for (var jump : new Duration[] {Duration.ofHours(20), Duration.ofDays(-40)}) {
      now = now.plus(jump);
      assertEquals(
          Optional.of(new StoredResponse("print", 201, "application/json", "{}", false)),
          begin("k"));
    }
  }

  @Test
  void ofAnAddressThatNobodySignedInFromTheOldestAnswersGiveWay() {
    int most = SqlIdempotencyStore.MOST_OF_ADDRESS;
    for (int n = 0; n < most + 5; n++) {
      now = now.plusSeconds(1);
      assertTrue(answers.begin("@2001:db8::1", "k" + n, "print").isEmpty());
      answers.save("@2001:db8::1", "k" + n, 201, null, "{}");
    }
    assertTrue(answers.begin("ann", "k0", "print").isEmpty(), "whoever is known is not counted");
    assertEquals(most, kept("@2001:db8::1"));
    assertEquals(201, answers.begin("@2001:db8::1", "k5", "print").orElseThrow().status());
    assertTrue(answers.begin("@2001:db8::1", "k4", "print").isEmpty(), "the oldest is forgotten");
  }

  @Test
  void ofAllStrangersTogetherNoMoreIsKeptThanIsSaid() {
    JdbcClient.create(database)
        .sql(
            """
            insert into kernel.idempotent (who, key, request, status, at)
            select '@10.0.' || n / 100 || '.1', 'k' || n, 'print', 201,
              cast(? as timestamptz) + n * interval '1 millisecond'
            from generate_series(1, ?) n
            """)
        .params(now.toString(), SqlIdempotencyStore.MOST_OF_STRANGERS + 300)
        .update();
    assertTrue(answers.begin("ann", "k", "print").isEmpty());
    answers.purge();
    assertTrue(kept("@") <= SqlIdempotencyStore.MOST_OF_STRANGERS + 1, () -> "kept " + kept("@"));
    assertEquals(1, kept("ann"));
  }

  private int kept(String who) {
    return JdbcClient.create(database)
        .sql("select count(*) from kernel.idempotent where who like ? || '%'")
        .param(who)
        .query(Integer.class)
        .single();
  }

  @Test
  void aKeyWhoseRequestFailedWhileTheDatabaseWasAwayIsFreeWhenItIsBack() {
    assertTrue(begin("k").isEmpty());
    isAway = true;
    assertThrows(DataAccessException.class, () -> answers.release("ann", "k"));
    assertThrows(DataAccessException.class, () -> begin("k"));
    isAway = false;
    assertTrue(begin("k").isEmpty(), "it may be tried again at once");
    assertEquals(0, begin("k").orElseThrow().status(), "and then it runs");
  }

  /// The server dies between the commit and the answer.
  @Test
  void whatWasCommittedIsNeverDoneTwiceThoughItsAnswerIsLost() {
    var once = new IdempotencyMark(JdbcClient.create(database));
    var transactions = new JdbcTransactionManager(database);
    transactions.addListener(once);
    var transaction = new TransactionTemplate(transactions);
    assertTrue(begin("k").isEmpty());
    once.begin("ann", "k");
    assertThrows(
        IllegalStateException.class,
        () ->
            transaction.executeWithoutResult(_ -> {
              throw new IllegalStateException("rolled back");
            }));
    now = now.plus(SqlIdempotencyStore.ABANDONED).plusMillis(1);
    assertTrue(begin("k").isEmpty(), "nothing was done: the key is free again");
    transaction.executeWithoutResult(_ -> {});
    once.end();
    assertFalse(begin("k").orElseThrow().isLost(), "its answer may be on its way");
    answers.release("ann", "k");
    now = now.plus(SqlIdempotencyStore.ABANDONED).plusMillis(1);
    var told = begin("k").orElseThrow();
    assertEquals(0, told.status());
    assertTrue(told.isLost());
  }

  /// The first was taken for dead and is not.
  @Test
  void ofTwoThatServeOneKeyOneCommits() {
    var once = new IdempotencyMark(JdbcClient.create(database));
    var transactions = new JdbcTransactionManager(database);
    transactions.addListener(once);
    var transaction = new TransactionTemplate(transactions);
    assertTrue(begin("two").isEmpty());
    now = now.plus(SqlIdempotencyStore.ABANDONED).plusMillis(1);
    assertTrue(begin("two").isEmpty(), "taken over");
    once.begin("ann", "two");
    transaction.executeWithoutResult(_ -> {});
    once.begin("ann", "two");
    assertThrows(IllegalStateException.class, () -> transaction.executeWithoutResult(_ -> {}));
    once.end();
  }

  private Optional<StoredResponse> begin(String key) {
    return answers.begin("ann", key, "print");
  }

  /// The way to the database, which may be cut.
  private final class BreakableDataSource extends AbstractDataSource {
    @Override
    public java.sql.Connection getConnection() throws java.sql.SQLException {
      if (isAway) {
        throw new java.sql.SQLException("away", "08001");
      }
      return database.getConnection();
    }

    @Override
    public java.sql.Connection getConnection(String user, String password)
        throws java.sql.SQLException {
      return getConnection();
    }
  }
}
