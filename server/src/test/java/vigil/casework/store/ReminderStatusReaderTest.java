package vigil.casework.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.casework.OrderFact;
import vigil.kernel.ListLedger;
import vigil.kernel.database.TestDatabase;

/// A leader's note and the words after it, read in one batch.
class ReminderStatusReaderTest {
  private static final Instant NOON = Instant.parse("2022-03-28T04:00:00Z");

  private final ListLedger ledger = new ListLedger(() -> NOON);
  private SqlReminderStatus urgings;
  private int version;

  @BeforeEach
  void oneOrder() {
    var sql = JdbcClient.create(TestDatabase.migrated("casework"));
    SampleOrder.register(sql);
    urgings = new SqlReminderStatus(sql);
  }

  @Test
  void theFirstWordAfterANoteIsItsAnswer() {
    said(0);
    noted(1);
    said(2);
    said(3);
    answeredAt(NOON.plusSeconds(2));
  }

  @Test
  void whatWasSaidBeforeANoteDoesNotAnswerIt() {
    noted(0);
    said(1);
    noted(2);
    answeredAt(null);
  }

  private void answeredAt(@org.jspecify.annotations.Nullable Instant at) {
    new ReminderStatusReader(urgings).read(ledger.listAfter(0, 100));
    var urging = Objects.requireNonNull(urgings.list(List.of("order-1")).get("order-1"));
    assertEquals(at, urging.answeredAt());
  }

  private void noted(int second) {
    ledger.append(new OrderFact.LeaderNoted(on(second)));
  }

  private void said(int second) {
    ledger.append(new OrderFact.FeedbackGiven(on(second), "part-1", false, true));
  }

  private OrderFact.FactHeader on(int second) {
    return new OrderFact.FactHeader("order-1", ++version, NOON.plusSeconds(second), "somebody");
  }
}
