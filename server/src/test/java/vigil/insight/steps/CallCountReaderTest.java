package vigil.insight.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.ServerTest;
import vigil.casework.AssignmentRole;
import vigil.casework.CompletionReport;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.city.WorkingDays;
import vigil.insight.Insight;
import vigil.insight.figures.OrderIndicators;
import vigil.insight.figures.OverviewIndicators;
import vigil.insight.rollup.Indicator;
import vigil.insight.store.SqlOverdue;
import vigil.insight.store.SqlOverviewIndicators;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;

/// Facts in, counts and spikes out, against the real database. Days of long ago keep this apart
/// from what other tests count.
@ServerTest
class CallCountReaderTest {
  /// 02:00 in Shanghai on a working day.
  private static final Instant NIGHT = Instant.parse("2023-04-17T18:00:00Z");

  private static final String[] DISTRICTS = {"310115", "310104", "310112"};

  @Autowired private CallCountReader reader;
  @Autowired private OrderDaysReader orders;
  @Autowired private OrderIndicators tables;
  @Autowired private SensingReader sensing;
  @Autowired private Insight insight;
  @Autowired private Ledger ledger;
  @Autowired private SqlOverviewIndicators figures;
  @Autowired private InstantSource clock;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void aNightOfBlockedExitsIsRaisedOnceWithItsDistrictsAndOrders() {
    var facts = new ArrayList<LedgerEntry>();
    for (int i = 0; i < 30; i++) {
      facts.add(registered("wave-" + i, NIGHT.plusSeconds(20L * i), "010402", DISTRICTS[i % 3]));
    }
    take(facts);
    var spike =
        insight.listOpen().stream()
            .filter(s -> s.topic().id().equals("blocked-exits"))
            .findFirst()
            .orElseThrow();
    assertEquals(3, spike.districts().size());
    assertTrue(spike.because().reason().contains("通道封堵"), () -> spike.because().reason());
    assertEquals(30, insight.listOrdersBehind(spike.id(), 100).size());
    assertEquals("insight.SpikeRaised", ledger.listBySubject(spike.id(), 10).getFirst().kind());
    var map = insight.countByDistrict("blocked-exits", NIGHT, NIGHT.plusSeconds(600));
    assertEquals(16, map.size());
    assertEquals(30, map.stream().mapToInt(t -> t.count()).sum());

    take(facts);
    var again = insight.countByDistrict("blocked-exits", NIGHT, NIGHT.plusSeconds(600));
    assertEquals(30, again.stream().mapToInt(t -> t.count()).sum(), "an order counts once");
  }

  /// A file of last week's orders would else wake the manager.
  @Test
  void whatIsImportedCountsButIsNoSurge() {
    Instant day = Instant.parse("2023-04-19T18:00:00Z");
    var hour = SqlOverviewIndicators.Period.of(day, day.plusSeconds(3600), clock.instant());
    var facts = new ArrayList<LedgerEntry>();
    for (int i = 0; i < 60; i++) {
      Instant at = day.plusSeconds(5L * i);
      facts.add(registered("file-" + i, at, "030104", "310115", "IMPORT"));
    }
    take(facts);
    var spikes = insight.listOpen().stream().filter(s -> s.topic().id().equals("group-price"));
    assertEquals(0, spikes.count());
    assertEquals(60, figures.getValue(OverviewIndicators.REGISTERED_ORDERS, hour).denominator());
    var byHand = new ArrayList<LedgerEntry>();
    for (int i = 0; i < 60; i++) {
      byHand.add(registered("hand-" + i, day.plusSeconds(5L * i), "030104", "310115"));
    }
    take(byHand);
    var raised = insight.listOpen().stream().filter(s -> s.topic().id().equals("group-price"));
    assertEquals(1, raised.count(), "the same ones as calls are one");
  }

  @Test
  void indicatorsAreComputedFromWhatWasSeen() {
    Instant day = Instant.parse("2023-06-05T01:00:00Z");
    take(
        List.of(
            registered("fig-1", day, "050301", "310115"),
            dispatched("fig-1", 2, day.plusSeconds(60), Instant.parse("2023-06-12T16:00:00Z")),
            entry(
                new OrderFact.Reported(
                    on("fig-1", 3, day.plusSeconds(120)),
                    "fig-1-1",
                    CompletionReport.FactFinding.TRUE,
                    CompletionReport.AppealFinding.REASONABLE,
                    CompletionReport.SiteCheck.NO_SITE,
                    CompletionReport.Resolution.RESOLVED)),
            entry(
                new OrderFact.CalledBack(
                    on("fig-1", 4, day.plusSeconds(180)),
                    new Order.CallbackAttempt(
                        day.plusSeconds(180),
                        "callback-1",
                        Order.CallbackWay.PHONE,
                        Order.CallbackResult.SATISFIED,
                        true,
                        true,
                        null,
                        null))),
            entry(
                new OrderFact.Closed(
                    on("fig-1", 5, day.plusSeconds(200)), OrderFact.Ending.SATISFIED, true)),
            registered("fig-2", day.plusSeconds(10), "050301", "310104"),
            dispatched("fig-2", 2, day.plusSeconds(60), Instant.parse("2023-06-05T02:00:00Z"))));
    assertEquals(2, value("orders").denominator());
    assertEquals(1.0, value("onTime").numerator());
    assertEquals(2, value("onTime").denominator());
    assertEquals(1.0, value("satisfaction").numerator());
    assertEquals(1, value("satisfaction").denominator());
    assertEquals(1.0, value("firstContact").numerator());
    assertEquals(
        1,
        figures.getValue(OverviewIndicators.find("overdue").orElseThrow(), period()).denominator());
  }

  /// Greeting and keys are no waiting: the clock of service level begins in the queue.
  @Test
  void aCallWaitsFromTheQueueOnNotFromTheGreeting() {
    Instant day = Instant.parse("2023-06-07T01:00:00Z");
    take(
        List.of(
            onTheLine("telephony.CallArrived", day),
            onTheLine("acd.Enqueued", day.plusSeconds(20)),
            onTheLine("acd.Enqueued", day.plusSeconds(25)),
            onTheLine("telephony.Answered", day.plusSeconds(28))));
    var period =
        SqlOverviewIndicators.Period.of(day.minusSeconds(60), day.plusSeconds(60), clock.instant());
    var wait = figures.getValue(OverviewIndicators.find("wait").orElseThrow(), period);
    assertEquals(8.0, wait.numerator());
    assertEquals(1, wait.denominator());
    assertEquals(
        1.0,
        figures
            .getValue(OverviewIndicators.find("serviceLevel").orElseThrow(), period)
            .numerator());
  }

  /// Who found no line free, or hung up before the answer, tried to reach a person (rules 6.2).
  @Test
  void triesThatBecameNoCallCountAgainstTheConnectRate() {
    Instant day = Instant.parse("2023-06-08T01:00:00Z");
    take(
        List.of(
            onTheLine("telephony.CallArrived", day),
            onTheLine("telephony.Answered", day.plusSeconds(5)),
            new LedgerEntry(
                2,
                day.plusSeconds(30),
                "telephony.TriesLost",
                "lost-1",
                1,
                "{\"subject\":\"lost-1\",\"version\":1,\"refused\":2,\"cancelled\":1}")));
    var period =
        SqlOverviewIndicators.Period.of(day.minusSeconds(60), day.plusSeconds(60), clock.instant());
    var rate = figures.getValue(OverviewIndicators.find("connectRate").orElseThrow(), period);
    assertEquals(1.0, rate.numerator());
    assertEquals(4, rate.denominator());
    assertEquals(
        1,
        figures
            .getValue(OverviewIndicators.find("shortAbandons").orElseThrow(), period)
            .denominator(),
        "who is refused abandons nothing");
  }

  private LedgerEntry onTheLine(String kind, Instant at) {
    String call = "wait-" + WorkingDays.dayOf(at);
    String body = "{\"subject\":\"%s\",\"version\":1,\"place\":1,\"waiting\":1}".formatted(call);
    return new LedgerEntry(1, at, kind, call, 1, body);
  }

  @Test
  void everyIndicatorsStatementRuns() {
    for (var figure : OverviewIndicators.ALL) {
      figures.getValue(figure, period());
      switch (figure.source()) {
        case CALLS -> figures.listCalls(figure, period(), null, 5);
        case ORDERS -> figures.listOrders(figure, period(), null, 5);
      }
    }
    figures.countOrdersByCategory(period());
    figures.countOrdersByDistrict(period());
    figures.countOrdersByState(period());
  }

  private Indicator.Value value(String key) {
    LocalDate day = LocalDate.parse("2023-06-05");
    return Objects.requireNonNull(
        tables.listValues(new SqlOverdue.Part(day, day, null, "0503")).get(key));
  }

  private SqlOverviewIndicators.Period period() {
    return SqlOverviewIndicators.Period.of(
        Instant.parse("2023-06-04T16:00:00Z"),
        Instant.parse("2023-06-05T16:00:00Z"),
        clock.instant());
  }

  private void take(List<LedgerEntry> facts) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> {
          reader.read(facts);
          orders.read(facts);
          sensing.read(facts);
        });
  }

  private LedgerEntry registered(String order, Instant at, String category, String district) {
    return registered(order, at, category, district, "PHONE");
  }

  private LedgerEntry registered(
      String order, Instant at, String category, String district, String channel) {
    return entry(
        new OrderFact.Registered(
            on(order, 1, at),
            "n",
            new Order.Origin(at, "agent-1", Order.Channel.valueOf(channel), null),
            new Order.Appeal(
                AppealType.HELP, Urgency.NORMAL, category, district, null, null, List.of()),
            List.of(),
            at));
  }

  private LedgerEntry dispatched(String order, int version, Instant at, Instant due) {
    var lead =
        new OrderFact.NewAssignment(
            order + "-1",
            null,
            "d310115",
            AssignmentRole.LEAD,
            new OrderFact.PartDueTimes(due, due, null, due),
            "5wd",
            "basis",
            "1");
    return entry(new OrderFact.Dispatched(on(order, version, at), List.of(lead), false));
  }

  private static OrderFact.FactHeader on(String order, int version, Instant at) {
    return new OrderFact.FactHeader(order, version, at, "x");
  }

  private static LedgerEntry entry(OrderFact fact) {
    return CountedWorld.entry(1, fact);
  }
}
