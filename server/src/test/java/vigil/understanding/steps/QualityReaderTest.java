package vigil.understanding.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vigil.casework.OrderFact;
import vigil.casework.OrderFact.FactHeader;
import vigil.kernel.ListLedger;
import vigil.understanding.QualityFact;
import vigil.understanding.QualityFact.Checked;
import vigil.understanding.QualityFact.Moment;
import vigil.understanding.QualityFact.Responsible;
import vigil.understanding.QualityFinding;
import vigil.understanding.QualityFinding.Severity;
import vigil.understanding.QualityKind;
import vigil.understanding.store.SqlFindings;
import vigil.understanding.store.SqlSheets;

/// What a look at an order tells the ledger: news, and nothing twice.
class QualityReaderTest {
  private static final Instant AT = Instant.parse("2022-05-01T02:00:00Z");
  private static final QualityFinding FOUND =
      new QualityFinding(QualityKind.REPLY_ANSWERS_NOTHING, List.of(), Severity.LOW, 0.9);

  /// No fact of findings is read here.
  private static final SqlFindings UNUSED =
      new SqlFindings(JdbcClient.create(new DriverManagerDataSource()));

  /// No fact of findings is read here.
  private static final SqlSheets NO_SHEETS =
      new SqlSheets(JdbcClient.create(new DriverManagerDataSource()));

  private final ListLedger ledger = new ListLedger(InstantSource.fixed(AT));

  @Test
  void theSameLookIsToldOnceHoweverOftenFactsAreRead() {
    look(1, FOUND);
    look(1, FOUND);
    assertEquals(List.of(1), seen());
  }

  @Test
  void nothingIsToldWhereNothingWasAndNothingIs() {
    look(1);
    look(2);
    assertEquals(List.of(), seen());
  }

  @Test
  void thatNothingIsLeftIsNewsOnceAfterSomething() {
    look(1, FOUND);
    look(2);
    look(2);
    assertEquals(List.of(1, 2), seen());
  }

  /// Both are read at once where the reader is behind.
  @Test
  void whatIsLookedAtTwiceInOneReadingIsToldInItsOrder() {
    ledger.append(answered(1));
    ledger.append(answered(2));
    var entries = ledger.listAfter(0, 2);
    var first = new OneLook(List.of(FOUND));
    var second = new OneLook(List.of());
    var looks = new TwoLooks(first, second);
    new QualityReader(looks, UNUSED, NO_SHEETS, ledger, InstantSource.fixed(AT)).read(entries);
    assertEquals(List.of(1, 2), seen());
  }

  private static OrderFact answered(int version) {
    return new OrderFact.Answered(new FactHeader("o-1", version, AT, "agent-1"), null, null);
  }

  private void look(int version, QualityFinding... found) {
    long before = ledger.head();
    ledger.append(answered(version));
    var entries = ledger.listAfter(before, 1);
    new QualityReader(
            new OneLook(List.of(found)), UNUSED, NO_SHEETS, ledger, InstantSource.fixed(AT))
        .read(entries);
  }

  private List<Integer> seen() {
    return ledger.facts(Checked.class).stream().map(Checked::seen).toList();
  }

  /// Finds one thing in the first fact and another in those after it.
  private static final class TwoLooks extends OrderChecks {
    private final OrderChecks first;
    private final OrderChecks later;

    @SuppressWarnings("NullAway") // asked by nobody
    TwoLooks(OrderChecks first, OrderChecks later) {
      super(null, null, null, null);
      this.first = first;
      this.later = later;
    }

    @Override
    List<Checked> check(OrderFact fact) {
      return (fact.version() == 1 ? first : later).check(fact);
    }
  }

  /// Finds the same at each look.
  private static final class OneLook extends OrderChecks {
    private final List<QualityFinding> found;

    @SuppressWarnings("NullAway") // asked by nobody
    OneLook(List<QualityFinding> found) {
      super(null, null, null, null);
      this.found = found;
    }

    @Override
    List<Checked> check(OrderFact fact) {
      return List.of(
          new Checked(
              QualityFact.subjectOf(fact.subject()),
              AT,
              Moment.ANSWERED,
              fact.version(),
              new Responsible(null, null, "agent-1"),
              found));
    }
  }
}
