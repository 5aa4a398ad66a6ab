package vigil.kernel.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.ConditionalAppend;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.database.TestDatabase;

/// What a server knows of its own commits, over a real database.
class TailTest {
  record Told(String subject, int version, double share) implements Fact {
    Told(String subject) {
      this(subject, 1, 1e21);
    }
  }

  private HikariDataSource database;
  private LedgerFixture house;

  @BeforeEach
  void open() {
    var pool = new HikariConfig();
    pool.setDataSource(TestDatabase.migrated("kernel"));
    pool.setMaximumPoolSize(4);
    database = new HikariDataSource(pool);
    house = new LedgerFixture(database);
    house.tail.start();
  }

  @AfterEach
  void close() {
    house.close();
    database.close();
  }

  private List<String> settled() {
    return house.ledger.listAfter(0, 100).stream().map(LedgerEntry::subject).toList();
  }

  /// The row is taken away before the tail's turn: who read it would find nothing.
  private void forgetRows() {
    house.sql.sql("delete from kernel.fact").update();
  }

  @Test
  void whatWasCommittedHereIsSettledWithoutAskingTheDatabase() {
    house.append(new Told("in a transaction"));
    house.ledger.append(
        new ConditionalAppend.Write("kept as (select pg_current_xact_id())", List.of()),
        List.of(new Told("by a statement"), new Told("after it")));
    forgetRows();
    house.tail.runOnce();
    assertEquals(List.of("in a transaction", "by a statement", "after it"), settled());
  }

  /// Number, time and text are those of the row: the audit chain is made of them.
  @Test
  void anEntryThatWasHeardIsTheOneThatIsStored() {
    house.append(new Told("heard"));
    LedgerEntry stored = house.ledger.read(0, 10).getFirst();
    forgetRows();
    house.tail.runOnce();
    LedgerEntry heard = house.ledger.listAfter(0, 10).getFirst();
    assertEquals(stored.seq(), heard.seq());
    assertEquals(stored.at(), heard.at());
    assertEquals(stored.body().toString(), heard.body().toString());
  }

  @Test
  void whatIsCommittedFirstWaitsForTheLowerNumberThatIsUnderWay() {
    house.transaction.executeWithoutResult(status -> {
      house.ledger.append(new Told("under way"));
      FeedTest.elsewhere(() -> {
        house.append(new Told("meanwhile"));
        house.tail.runOnce();
      });
      assertEquals(List.of(), settled());
    });
    house.settle();
    assertEquals(List.of("under way", "meanwhile"), settled());
  }

  @Test
  void whatWasUndoneToASavepointIsNotTold() {
    var nested = new TransactionTemplate(new JdbcTransactionManager(database));
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    house.transaction.executeWithoutResult(_ -> {
      house.ledger.append(new Told("kept"));
      nested.executeWithoutResult(part -> {
        house.ledger.append(new Told("undone"));
        part.setRollbackOnly();
      });
    });
    house.settle();
    house.append(new Told("later"));
    house.settle();
    assertEquals(List.of("kept", "later"), settled());
  }

  @Test
  void whatAnotherServerCommitsIsFoundBetweenAndAfterTheOwn() {
    var other = new LedgerFixture(database);
    house.append(new Told("ours"));
    other.append(new Told("theirs"));
    house.append(new Told("ours again"));
    other.append(new Told("theirs again"));
    house.settle();
    assertEquals(List.of("ours", "theirs", "ours again", "theirs again"), settled());
  }
}
