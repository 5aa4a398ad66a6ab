package vigil.kernel.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.kernel.ReaderProgress.Standstill;
import vigil.kernel.database.TestDatabase;

/// Whether readers get on, by where their rows stand.
class ReaderWatchTest {
  private static final Instant NOON = Instant.parse("2022-03-28T04:00:00Z");

  private JdbcClient sql;
  private ReaderWatch watch;

  /// A reader of this version.
  private static final class Known implements LedgerReader {
    @Override
    public String name() {
      return "known";
    }

    @Override
    public void read(List<LedgerEntry> entries) {
      throw new AssertionError("nobody feeds it here");
    }
  }

  @BeforeEach
  void aLedgerOfThreeFacts() {
    sql = JdbcClient.create(TestDatabase.migrated("kernel"));
    for (int i = 0; i < 3; i++) {
      sql.sql(
              """
              insert into kernel.fact (at, kind, subject, version, body)
              values (now(), 'test.Some', 's', 1, '{}')
              """)
          .update();
    }
    var beans = new StaticListableBeanFactory();
    beans.addBean("known", new Known());
    watch = new ReaderWatch(sql, beans.getBeanProvider(LedgerReader.class));
    stands("known", 1);
    stands("gone", 0);
  }

  private void stands(String reader, long seq) {
    sql.sql(
            """
            insert into kernel.reader (name, seq) values (?, ?)
            on conflict (name) do update set seq = excluded.seq
            """)
        .params(reader, seq)
        .update();
  }

  private Optional<Standstill> look(int seconds) {
    return watch.findLongest(NOON.plusSeconds(seconds));
  }

  @Test
  void whoHasMoreToReadAndDoesNotMoveStandsStill() {
    assertEquals(Optional.empty(), look(0), "one look tells nothing");
    assertEquals(Optional.of(new Standstill("known", Duration.ofSeconds(90))), look(90));
    stands("known", 2);
    assertEquals(Optional.empty(), look(100), "it is behind, and reads");
    assertEquals(Optional.of(new Standstill("known", Duration.ofSeconds(10))), look(110));
    stands("known", 3);
    assertEquals(
        Optional.empty(), look(200), "it has read all; one of an older version counts not");
  }

  @Test
  void aClockThatIsPutBackBeginsAnew() {
    look(0);
    assertEquals(Optional.empty(), look(-3600));
    assertEquals(Duration.ofSeconds(60), look(-3540).orElseThrow().since());
  }
}
