package vigil.insight.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.ServerTest;
import vigil.insight.Insight;
import vigil.insight.figures.Figures;
import vigil.insight.store.SqlFigures;
import vigil.kernel.Entry;
import vigil.kernel.Ledger;

/// Facts in, counts and spikes out, against the real database. Days of long ago keep this apart
/// from what other tests count.
@ServerTest
class CountingReaderTest {
  /// 02:00 in Shanghai on a working day.
  private static final Instant NIGHT = Instant.parse("2023-04-17T18:00:00Z");

  private static final String[] DISTRICTS = {"310115", "310104", "310112"};

  @Autowired private CountingReader reader;
  @Autowired private SensingReader sensing;
  @Autowired private Insight insight;
  @Autowired private Ledger ledger;
  @Autowired private SqlFigures figures;
  @Autowired private InstantSource clock;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void aNightOfBlockedExitsIsRaisedOnceWithItsDistrictsAndOrders() {
    var facts = new ArrayList<Entry>();
    for (int i = 0; i < 30; i++) {
      facts.add(registered("wave-" + i, NIGHT.plusSeconds(20L * i), "010402", DISTRICTS[i % 3]));
    }
    take(facts);
    var spike =
        insight.burning().stream()
            .filter(s -> s.topic().id().equals("blocked-exits"))
            .findFirst()
            .orElseThrow();
    assertEquals(3, spike.districts().size());
    assertTrue(spike.reason().contains("通道封堵"), spike::reason);
    assertEquals(30, insight.ordersBehind(spike.id(), 100).size());
    assertEquals("insight.SpikeRaised", ledger.of(spike.id(), 10).getFirst().kind());
    var map = insight.map("blocked-exits", NIGHT, NIGHT.plusSeconds(600));
    assertEquals(16, map.size());
    assertEquals(30, map.stream().mapToInt(t -> t.count()).sum());

    take(facts);
    var again = insight.map("blocked-exits", NIGHT, NIGHT.plusSeconds(600));
    assertEquals(30, again.stream().mapToInt(t -> t.count()).sum(), "an order counts once");
  }

  /// A file of last week's orders would else wake the manager.
  @Test
  void whatIsImportedCountsButIsNoSurge() {
    Instant day = Instant.parse("2023-04-19T18:00:00Z");
    var hour = new SqlFigures.Period(day, day.plusSeconds(3600), clock.instant(), null, null, null);
    var orders = Figures.find("orders").orElseThrow();
    var facts = new ArrayList<Entry>();
    for (int i = 0; i < 60; i++) {
      Instant at = day.plusSeconds(5L * i);
      facts.add(registered("file-" + i, at, "030104", "310115", "IMPORT"));
    }
    take(facts);
    var spikes = insight.burning().stream().filter(s -> s.topic().id().equals("group-price"));
    assertEquals(0, spikes.count());
    assertEquals(60, figures.value(orders, hour).denominator());
    var byHand = new ArrayList<Entry>();
    for (int i = 0; i < 60; i++) {
      byHand.add(registered("hand-" + i, day.plusSeconds(5L * i), "030104", "310115"));
    }
    take(byHand);
    var raised = insight.burning().stream().filter(s -> s.topic().id().equals("group-price"));
    assertEquals(1, raised.count(), "the same ones as calls are one");
  }

  @Test
  void indicatorsAreComputedFromWhatWasSeen() {
    Instant day = Instant.parse("2023-06-05T01:00:00Z");
    take(
        List.of(
            registered("fig-1", day, "050301", "310115"),
            entry(
                "Dispatched",
                "fig-1",
                day.plusSeconds(60),
                "\"parts\":[{\"due\":\"2023-06-12T16:00:00Z\"}]"),
            entry("Reported", "fig-1", day.plusSeconds(120), "\"result\":\"RESOLVED\""),
            entry(
                "CalledBack",
                "fig-1",
                day.plusSeconds(180),
                "\"attempt\":{\"result\":\"SATISFIED\",\"contacted\":true}"),
            entry(
                "Closed",
                "fig-1",
                day.plusSeconds(200),
                "\"ending\":\"SATISFIED\",\"onTime\":true"),
            registered("fig-2", day.plusSeconds(10), "050301", "310104"),
            entry(
                "Dispatched",
                "fig-2",
                day.plusSeconds(60),
                "\"parts\":[{\"due\":\"2023-06-05T02:00:00Z\"}]")));
    assertEquals(2, value("orders").denominator());
    assertEquals(1.0, value("onTime").numerator());
    assertEquals(2, value("onTime").denominator());
    assertEquals(1.0, value("satisfaction").numerator());
    assertEquals(1, value("satisfaction").denominator());
    assertEquals(1.0, value("firstContact").numerator());
    assertEquals(1, value("overdue").denominator());
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
        new SqlFigures.Period(
            day.minusSeconds(60), day.plusSeconds(60), clock.instant(), null, null, null);
    var wait = figures.value(Figures.find("wait").orElseThrow(), period);
    assertEquals(8.0, wait.numerator());
    assertEquals(1, wait.denominator());
    assertEquals(
        1.0, figures.value(Figures.find("serviceLevel").orElseThrow(), period).numerator());
  }

  private Entry onTheLine(String kind, Instant at) {
    return new Entry(1, at, kind, "wait-1", 1, "{}");
  }

  @Test
  void everyIndicatorsStatementRuns() {
    for (var figure : Figures.ALL) {
      figures.value(figure, period());
      switch (figure.source()) {
        case CALLS -> figures.calls(figure, period(), null, 5);
        case ORDERS -> figures.orders(figure, period(), null, 5);
      }
    }
    figures.ordersByCategory(period());
    figures.ordersByDistrict(period());
    figures.ordersByState(period());
  }

  private SqlFigures.Value value(String key) {
    return figures.value(Figures.find(key).orElseThrow(), period());
  }

  private SqlFigures.Period period() {
    return new SqlFigures.Period(
        Instant.parse("2023-06-04T16:00:00Z"),
        Instant.parse("2023-06-05T16:00:00Z"),
        clock.instant(),
        null,
        null,
        null);
  }

  private void take(List<Entry> facts) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> {
          reader.read(facts);
          sensing.read(facts);
        });
  }

  private Entry registered(String order, Instant at, String category, String district) {
    return registered(order, at, category, district, "PHONE");
  }

  private Entry registered(
      String order, Instant at, String category, String district, String channel) {
    String appeal =
        """
        "number":"n","origin":{"at":"%s","by":"agent-1","channel":"%s","contact":null},
        "appeal":{"type":"HELP","urgency":"NORMAL","category":"%s","district":"%s"}
        """
            .formatted(at, channel, category, district);
    return entry("Registered", order, at, appeal);
  }

  private Entry entry(String what, String order, Instant at, String fields) {
    String body =
        "{\"on\":{\"order\":\"%s\",\"version\":1,\"at\":\"%s\",\"by\":\"x\"},%s}"
            .formatted(order, at, fields);
    return new Entry(1, at, "casework." + what, order, 1, body);
  }
}
