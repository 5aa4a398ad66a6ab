package vigil.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vigil.TestData;
import vigil.identity.web.ApiClient;
import vigil.insight.Topic;
import vigil.kernel.Await;
import vigil.kernel.Ledger;
import vigil.kernel.database.TestDatabase;
import vigil.telephony.TelephonyFact;
import vigil.watch.Watch;

/// The night that must work, from the first caller who gives up to the week after: the whole server
/// by a clock that the test turns, through the doors of each role. The calls are told to the ledger
/// as telephony and the queue tell them; that a mobile rings and takes the key 1 is held by
/// [TheManagerIsWokenTest].
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
class TheNightThatMustWorkTest {
  private static final Duration EIGHT_SECONDS = Duration.ofSeconds(8);
  private static final Duration LONG_TALK = Duration.ofMinutes(5);
  private static final Duration SHORT_TALK = Duration.ofMinutes(2);

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
  @Autowired JdbcClient sql;
  @Autowired PlatformTransactionManager transactions;

  private NightCalls calls;

  @BeforeEach
  void callers() {
    calls = new NightCalls(ledger, port, transactions);
  }

  // promise: docs/night.md «callers who never got through wake the manager too»
  // promise: docs/night.md «with what was found and done marked on it»
  // promise: docs/night.md «What the answer changed stands on the page of the night»
  // promise: docs/night.md «a topic that turns out to be what the calls are about joins their
  // incident»
  @Test
  void fromTheFirstCallerWhoGivesUpToTheWeekAfter() {
    quietHours();
    String incident = manyGiveUpAndTheManagerIsPaged();
    String awake = theNextInLinePressesOne(incident);
    wordsComeInAndTheSameMatterWakesNobodyAnew(incident);
    theSpikeIsOpened(incident, awake);
    var answer = new NightAnswer(port, incident);
    clock.turnTo(LocalTime.of(2, 15));
    String script = answer.publish(awake);
    answer.isSeenAndAcknowledged(script);
    theAnswerHelps(incident, script);
    anotherMatterWakes(incident);
    clock.turnTo(LocalTime.of(6, 0));
    answer.report(awake);
    aWeekLaterTheCurveShowsWhatHelped(incident, script);
  }

  /// After the round of testing: a few calls, and nobody is woken.
  private void quietHours() {
    for (int i = 0; i < 20; i++) {
      calls.talk(LONG_TALK);
      clock.turn(Duration.ofMinutes(5));
    }
    clock.turnTo(LocalTime.of(1, 35));
    assertEquals(List.of(), spikes(Topic.CALLS_ABANDONED.id()));
    assertEquals(List.of(), incidents());
  }

  private String manyGiveUpAndTheManagerIsPaged() {
    Instant onset = clock.instant();
    var talked = new ArrayList<String>();
    for (int i = 0; i < 36; i++) {
      if (i % 6 == 5) {
        talked.add(calls.talk(LONG_TALK));
      } else {
        calls.giveUp();
      }
      clock.turn(EIGHT_SECONDS);
    }
    Await.until(() -> incidents().size() == 1);
    var spike = spikes(Topic.CALLS_ABANDONED.id()).getFirst();
    Instant raised = Instant.parse(spike.path("raisedAt").asString());
    assertTrue(Duration.between(onset, raised).compareTo(Duration.ofMinutes(5)) < 0, "" + spike);
    assertTrue(spike.path("reason").asString().contains("排队中放弃的来电"), "" + spike);
    String incident = incidents().getFirst().path("id").asString();
    assertEquals(spike.path("id").asString(), incident);
    Await.until(() -> paged(incident).equals(line().subList(0, 1)));
    Await.until(() -> night(incident).path("number").asInt() == 30);
    Await.until(() -> spikes(Topic.CALLS_ABANDONED.id()).getFirst().path("count").asInt() >= 30);
    assertEquals(
        30,
        spikes(Topic.CALLS_ABANDONED.id()).getFirst().path("count").asInt(),
        "who left twice gave up once");
    figuresAgree(incident);
    talked.forEach(calls::write);
    return incident;
  }

  /// The first in line sleeps on.
  private String theNextInLinePressesOne(String incident) {
    String next = line().get(1);
    Instant late = clock.instant().plus(Duration.ofMinutes(20));
    Await.until(() -> {
      // On a fast machine the hour would pass after which the wave ends by itself.
      if (clock.instant().isBefore(late)) {
        clock.turn(Duration.ofSeconds(30));
      }
      return paged(incident).equals(line().subList(0, 2));
    });
    var call =
        sql.sql("select call_out from watch.ring where incident = ? and staff = ?")
            .params(incident, next);
    Await.until(
        () -> call.query().listOfRows().stream().anyMatch(row -> row.get("call_out") != null));
    String rung = String.valueOf(call.query().listOfRows().getFirst().get("call_out"));
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> ledger.append(new TelephonyFact.CallOutKeyPressed(rung, 0, "1")));
    Await.until(() -> state(incident).equals("ACKNOWLEDGED"));
    assertEquals(next, night(incident).at("/incident/acknowledged/staff").asString());
    assertEquals("KEY", night(incident).at("/incident/acknowledged/how").asString());
    return next;
  }

  private void wordsComeInAndTheSameMatterWakesNobodyAnew(String incident) {
    var woken = paged(incident);
    for (int i = 0; i < 30; i++) {
      if (i % 2 == 0) {
        calls.giveUp();
      } else if (i % 10 == 9) {
        calls.writeOther(calls.talk(LONG_TALK), "160102", "电费账单多收了一个月，怎么退？");
      } else {
        calls.write(calls.talk(LONG_TALK));
      }
      clock.turn(EIGHT_SECONDS);
    }
    Await.until(() -> joined(incident).contains("yellow-code"));
    Await.until(() -> matter(incident).path("quotes").size() == 3);
    assertEquals(List.of(incident), openIncidents(), "one matter is one incident");
    assertEquals(woken, paged(incident), "nobody is woken anew");
  }

  /// The calls and orders behind it, quotes, typical words, growth, map, who asks what, who got
  /// through.
  private void theSpikeIsOpened(String incident, String by) {
    Await.until(() -> night(incident).at("/wave/calls/orders").asInt() == 21);
    figuresAgree(incident);
    assertTrue(night(incident).path("sentence").asString().contains("接通的多问“黄码红码”"));
    var wave = night(incident).path("wave");
    var ends = wave.at("/calls/ends");
    assertEquals(45, ends.path("gaveUp").asInt());
    assertTrue(ends.path("answered").asInt() >= 21, "" + ends);
    assertEquals(21, wave.at("/calls/written").asInt());
    assertEquals("yellow-code", wave.at("/calls/matter/topic/id").asString());
    assertEquals("010201", wave.at("/calls/categories/0/category").asString());
    assertEquals(
        3,
        wave.at("/calls/districts").valueStream().filter(d -> d.path("count").asInt() > 0).count());
    assertTrue(wave.path("curve").size() > 36, "six hours before as well");
    var behind = ok(as(by).get("/api/insight/spikes/" + incident + "/orders?limit=100"));
    assertEquals(21, behind.path("items").size());

    var matter = matter(incident);
    String quotes = matter.path("quotes").toString();
    assertEquals(3, matter.path("quotes").size());
    assertFalse(quotes.contains("王小明") || quotes.contains("1390000"), quotes);
    assertTrue(matter.path("phrases").toString().contains("黄码"), "" + matter);

    var start = ok(as(by).get("/api/watch/spikes/" + incident + "/script-start"));
    assertEquals("黄码红码", start.path("title").asString());
    assertEquals("010201", start.path("category").asString());
    assertEquals(3, start.path("districts").size());
    assertTrue(start.path("questions").size() > 1, "" + start);
    assertTrue(start.path("units").size() > 1, "" + start);
  }

  /// By 3:00: answered on the spot and handling time, before the script and after.
  private void theAnswerHelps(String incident, String script) {
    for (int i = 0; i < 12; i++) {
      calls.answer(calls.talk(SHORT_TALK), script);
      clock.turn(Duration.ofMinutes(3));
    }
    assertTrue(LocalTime.of(3, 0).isAfter(clock.localTime()), "by 3:00");
    Await.until(() -> matter(incident).at("/answer/after/calls").asInt() == 12);
    var answer = matter(incident).path("answer");
    assertEquals(script, answer.path("script").asString());
    assertEquals(18, answer.at("/before/consultations").asInt());
    assertEquals(0, answer.at("/before/onTheSpot").asInt());
    assertEquals(12, answer.at("/after/consultations").asInt());
    assertEquals(12, answer.at("/after/onTheSpot").asInt());
    double before = answer.at("/before/seconds").asDouble();
    double after = answer.at("/after/seconds").asDouble();
    assertTrue(before >= LONG_TALK.toSeconds() && after < before, "" + answer);
  }

  private void anotherMatterWakes(String incident) {
    for (int i = 0; i < 14; i++) {
      calls.writeOther(calls.talk(LONG_TALK), "140101", "整栋楼停水了，没有通知，什么时候来水？");
      clock.turn(EIGHT_SECONDS);
    }
    Await.until(() -> openIncidents().size() == 2);
    String other =
        openIncidents().stream().filter(id -> !id.equals(incident)).findFirst().orElseThrow();
    Await.until(() -> !paged(other).isEmpty());
    assertFalse(matter(incident).path("quotes").toString().contains("停水"), "of another matter");
    ok(as("manager-1").post("/api/watch/incidents/" + other + "/acknowledge", Map.of()));
  }

  /// The curve of the calls and of what they were about, with the measures marked on it.
  private void aWeekLaterTheCurveShowsWhatHelped(String incident, String script) {
    for (int day = 0; day < 7; day++) {
      calls.answer(calls.talk(SHORT_TALK), script);
      clock.turn(Duration.ofDays(1));
    }
    Await.until(() -> course(incident).at("/lines/1/spans/5/count").asInt() == 7);
    var course = course(incident);
    assertEquals(
        List.of("RAISED", "ACKNOWLEDGED", "PUBLISHED", "REPORTED", "MEASURE", "MEASURE"),
        course.path("marks").valueStream().map(mark -> mark.path("kind").asString()).toList());
    assertEquals(NightAnswer.MEASURE, course.at("/marks/4/text").asString());
    assertEquals("dsj", course.at("/marks/4/unit").asString());
    assertEquals("yellow-code", course.at("/lines/1/topic/id").asString());
    var hours = course.at("/lines/1/hours");
    assertTrue(hours.size() > 24 * 8, "the day before, and a week");
    assertEquals(18 + 12 + 7, sum(hours), "every order about it");
    int fromPublished = course.at("/lines/1/spans/2/count").asInt();
    assertEquals(12, fromPublished, "between the script and the report");
    var given = course.at("/lines/0/spans");
    assertTrue(given.path(1).path("count").asInt() > 0, "before the script callers gave up");
    assertEquals(0, given.path(2).path("count").asInt(), "afterwards nobody did");
  }

  private JsonNode course(String incident) {
    return ok(as("manager-1").get("/api/watch/incidents/" + incident + "/course"));
  }

  /// Headline, wave, its parts and the sentence say one number.
  private void figuresAgree(String incident) {
    var night = night(incident);
    int headline = night.path("number").asInt();
    assertEquals(headline, night.at("/wave/count").asInt());
    assertEquals(headline, sum(night.at("/wave/districts")));
    assertEquals(headline, sum(night.at("/wave/curve")), "the curve shows the same calls");
    assertEquals(headline, night.at("/wave/calls/ends/gaveUp").asInt(), "" + night);
    assertTrue(night.at("/wave/usual").asDouble() < headline);
    String sentence = night.path("sentence").asString();
    assertTrue(sentence.contains("排队中放弃的来电上升") && sentence.contains(headline + "通"), sentence);
    assertTrue(night.path("sentenceEn").asString().contains("iven up in the queue"), "" + night);
    var calls = night.at("/wave/calls");
    int orders = calls.path("orders").asInt();
    assertEquals(orders, sum(calls.path("districts")));
    assertEquals(orders, sum(calls.path("categories")));
  }

  private static int sum(JsonNode parts) {
    return parts.valueStream().mapToInt(part -> part.path("count").asInt()).sum();
  }

  private List<String> line() {
    return watch.listOnDuty(clock.instant());
  }

  private JsonNode night(String incident) {
    return ok(as("manager-1").get("/api/watch/night?incident=" + incident));
  }

  private JsonNode matter(String incident) {
    return ok(as("manager-1").get("/api/watch/incidents/" + incident + "/matter"));
  }

  private String joined(String incident) {
    return matter(incident).path("joined").toString();
  }

  private String state(String incident) {
    return night(incident).at("/incident/state").asString();
  }

  private List<String> paged(String incident) {
    return ok(as("manager-1").get("/api/watch/incidents/" + incident))
        .path("pages")
        .valueStream()
        .map(page -> page.path("staff").asString())
        .distinct()
        .toList();
  }

  private List<JsonNode> incidents() {
    return ok(as("manager-1").get("/api/watch/incidents")).path("items").valueStream().toList();
  }

  private List<String> openIncidents() {
    return incidents().stream()
        .filter(one -> !one.path("state").asString().equals("CLOSED"))
        .map(one -> one.path("id").asString())
        .toList();
  }

  private List<JsonNode> spikes(String topic) {
    return ok(as("manager-1").get("/api/insight/spikes"))
        .path("items")
        .valueStream()
        .filter(one -> one.at("/topic/id").asString().equals(topic))
        .toList();
  }

  private static JsonNode ok(ApiClient.Answer answer) {
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body();
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
