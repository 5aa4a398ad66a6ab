package vigil.knowledge.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.casework.OrderFact;
import vigil.casework.OrderFact.FactHeader;
import vigil.kernel.Fact;
import vigil.kernel.ListLedger;
import vigil.kernel.database.TestDatabase;

/// Which orders a script answered, from the orders' own facts, over PostgreSQL.
class AnswerReaderTest {
  private static final Instant NIGHT = Instant.parse("2022-04-17T18:10:00Z");

  private JdbcClient sql;
  private AnswerReader reader;

  @BeforeEach
  void aCity() {
    sql = JdbcClient.create(TestDatabase.migrated("knowledge"));
    reader = new AnswerReader(sql);
  }

  private void read(Fact... facts) {
    var ledger = new ListLedger(() -> NIGHT);
    for (Fact fact : facts) {
      ledger.append(fact);
    }
    reader.read(ledger.listAfter(0, facts.length));
  }

  private static OrderFact answered(int version, int edition) {
    return new OrderFact.Answered(header(version), "s-1", edition);
  }

  private static OrderFact takenBack(int version) {
    return new OrderFact.AnswerTakenBack(header(version));
  }

  private static FactHeader header(int version) {
    return new FactHeader("order-1", version, NIGHT.plusSeconds(version), "agent-1");
  }

  private List<Integer> editions() {
    return sql.sql("select edition from knowledge.script_use where order_id = 'order-1'")
        .query((row, at) -> row.getInt("edition"))
        .list();
  }

  @Test
  void anAnswerThatIsTakenBackCountsNoMoreUntilItIsGivenAgain() {
    read(answered(1, 1));
    assertEquals(List.of(1), editions());
    read(takenBack(2));
    assertEquals(List.of(), editions());
    read(answered(3, 2));
    assertEquals(List.of(2), editions());
    read(answered(1, 1), takenBack(2), answered(3, 2));
    assertEquals(List.of(2), editions(), "read again, it is the same");
  }
}
