package vigil.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vigil.TestData;
import vigil.acd.AcdFact;
import vigil.city.WorkingDays;
import vigil.identity.web.ApiClient;
import vigil.insight.Topic;
import vigil.kernel.Await;
import vigil.kernel.Ledger;
import vigil.kernel.database.TestDatabase;
import vigil.telephony.TelephonyFact;
import vigil.watch.Watch;

/// The night before a word of it is written: from 1:35 calls rise and most callers hang up in the
/// queue. Nobody has got through, no order stands, and yet the first of the line is paged within
/// five minutes and the next in line after that. The whole server by a clock that the test turns;
/// the calls are told to the ledger as telephony and the queue tell them.
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "vigil.demo=true",
      "vigil.understanding.train-at-start=false",
      "vigil.sip.port=0",
      "vigil.media.control=127.0.0.1:1",
      "vigil.watch.health-period=PT0S",
      "vigil.watch.test-pages=false",
      "vigil.knowledge.index-period=PT0S",
      TestData.PROPERTY
    })
@ContextConfiguration(initializers = TestDatabase.Fresh.class)
class CallersWhoGiveUpWakeTheManagerTest {
  private static final Duration EIGHT_SECONDS = Duration.ofSeconds(8);
  private static final int CALLS = 36;

  /// Runs on by itself from 1:35 of the coming night, and further when the test says so.
  static final class NightClock implements InstantSource {
    private volatile Duration ahead;

    NightClock() {
      Instant now = Instant.now();
      var here = now.atZone(WorkingDays.SHANGHAI);
      var night = here.with(LocalTime.of(1, 35));
      ahead = Duration.between(now, (night.isAfter(here) ? night : night.plusDays(1)).toInstant());
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    void turn(Duration by) {
      ahead = ahead.plus(by);
    }
  }

  @TestConfiguration
  static class Clocks {
    @Bean
    @Primary
    NightClock nightClock() {
      return new NightClock();
    }
  }

  @LocalServerPort int port;
  @Autowired NightClock clock;
  @Autowired Watch watch;
  @Autowired Ledger ledger;
  @Autowired PlatformTransactionManager transactions;

  // promise: docs/night.md «callers who never got through wake the manager too»
  @Test
  void callersWhoNeverGotThroughWakeTheFirstAndThenTheNext() {
    Instant onset = clock.instant();
    for (int i = 0; i < CALLS; i++) {
      callComes("given-up-" + i, i % 6 != 5);
      clock.turn(EIGHT_SECONDS);
    }
    Await.until(() -> !spike().isMissingNode());
    var spike = spike();
    Instant raised = Instant.parse(spike.path("raisedAt").asString());
    assertTrue(Duration.between(onset, raised).compareTo(Duration.ofMinutes(5)) < 0, "" + spike);
    assertEquals(0, spike.path("districts").size());
    assertTrue(spike.path("reason").asString().contains("排队中放弃的来电"), "" + spike);
    assertTrue(spike.path("reasonEn").asString().contains("given up in the queue"), "" + spike);

    String id = spike.path("id").asString();
    List<String> line = watch.listOnDuty(clock.instant());
    Await.until(() -> paged(id).equals(line.subList(0, 1)));
    figuresAgree(id);
    clock.turn(Duration.ofMinutes(2));
    Await.until(() -> paged(id).equals(line.subList(0, 2)));

    // the rise goes on: still one alarm, and one incident
    for (int i = 0; i < CALLS; i++) {
      callComes("later-" + i, true);
    }
    Await.until(() -> number(id) == 2 * CALLS - CALLS / 6);
    assertEquals(1, spikes().size(), () -> "" + spikes());
    figuresAgree(id);
  }

  /// One call in the words of those who had it.
  private void callComes(String id, boolean givesUp) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> {
          ledger.append(new TelephonyFact.CallArrived(id, 1));
          ledger.append(new AcdFact.Enqueued(id, 1, 1));
          if (givesUp) {
            ledger.append(new AcdFact.Left(id, null, "ABANDONED", 40_000));
            ledger.append(
                new TelephonyFact.Ended(id, 2, TelephonyFact.EndReason.CALLER_HUNG_UP, 0));
          }
        });
  }

  /// Headline, wave, its parts and the sentence say one number.
  private void figuresAgree(String id) {
    var night = me().get("/api/watch/night?incident=" + id).body();
    int headline = night.path("number").asInt();
    assertTrue(headline > 10, () -> "" + night);
    assertEquals(headline, night.at("/wave/count").asInt());
    assertEquals(
        headline,
        night.at("/wave/districts").valueStream().mapToInt(p -> p.path("count").asInt()).sum());
    assertTrue(night.at("/wave/usual").asDouble() < headline);
    String sentence = night.path("sentence").asString();
    assertTrue(sentence.contains("排队中放弃的来电上升"), sentence);
    assertTrue(sentence.contains(headline + "通"), sentence);
    assertFalse(sentence.contains("件"), sentence);
    int curve = night.at("/wave/curve").valueStream().mapToInt(p -> p.path("count").asInt()).sum();
    assertEquals(headline, curve, "the curve shows the same calls");
  }

  private int number(String id) {
    return me().get("/api/watch/night?incident=" + id).body().path("number").asInt();
  }

  private List<String> paged(String id) {
    return me().get("/api/watch/incidents/" + id)
        .body()
        .path("pages")
        .valueStream()
        .map(page -> page.path("staff").asString())
        .distinct()
        .toList();
  }

  private JsonNode spike() {
    var found = spikes();
    return found.isEmpty() ? tools.jackson.databind.node.MissingNode.getInstance() : found.get(0);
  }

  private List<JsonNode> spikes() {
    return me().get("/api/insight/spikes")
        .body()
        .path("items")
        .valueStream()
        .filter(one -> one.at("/topic/id").asString().equals(Topic.CALLS_ABANDONED.id()))
        .toList();
  }

  private ApiClient me() {
    return ApiClient.as(port, "manager-1");
  }
}
