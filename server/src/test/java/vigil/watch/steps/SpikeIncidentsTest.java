package vigil.watch.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.ServerTest;
import vigil.insight.Insight;
import vigil.insight.InsightFact;
import vigil.insight.SharedOrders;
import vigil.insight.Spike;
import vigil.insight.Topic;
import vigil.insight.Waves;
import vigil.watch.Incident;
import vigil.watch.IncidentRows;
import vigil.watch.store.SqlIncidents;

/// What a topic is to calls that burn, while the rows of its orders are still being filled.
@ServerTest
class SpikeIncidentsTest {
  private static final SharedOrders NONE_YET = new SharedOrders(0, 0, 0);

  @Autowired private WatchService desk;
  @Autowired private SqlIncidents incidents;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient sql;
  @Autowired private InstantSource clock;

  private final String calls = "calls-that-burn";
  private final String topic = "topic-that-rises";

  @AfterEach
  void clear() {
    IncidentRows.delete(transaction, sql, calls);
  }

  private Spike spike(String id, Topic of) {
    var now = clock.instant();
    return new Spike(
        id,
        of,
        new Spike.Course(now, now, null),
        List.of(),
        20,
        new Spike.Evidence(20, 1, 20),
        new Spike.Reason("升", "up"));
  }

  private static <T> T door(Class<T> type, String method, Map<String, ?> none, Deque<?> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            SpikeIncidentsTest.class.getClassLoader(),
            new Class<?>[] {type},
            (_, asked, with) -> {
              assertEquals(method, asked.getName());
              if (!none.isEmpty()) {
                return Optional.ofNullable(none.get((String) with[0]));
              }
              return answers.size() > 1 ? answers.pop() : answers.peek();
            }));
  }

  private Optional<String> joined(SharedOrders... counted) {
    desk.open(
        new InsightFact.SpikeRaised(
            calls,
            1,
            new InsightFact.TopicNames("calls", "来电", "Calls"),
            clock.instant(),
            List.of(),
            new InsightFact.Evidence(20, 1, 20),
            new Spike.Reason("升", "up")));
    var spikes =
        Map.of(
            calls,
            spike(calls, Topic.CALLS),
            topic,
            spike(topic, new Topic("9901", "题", "t", List.of("9901"), false)));
    var insight = door(Insight.class, "findSpike", spikes, new ArrayDeque<>());
    var waves = door(Waves.class, "countShared", Map.of(), new ArrayDeque<>(List.of(counted)));
    return new SpikeIncidents(incidents, insight, waves).findSame(topic).map(Incident::id);
  }

  @Test
  void rowsThatComeAMomentLaterAreWaitedFor() {
    var counted = new SharedOrders(20, 20, 20);
    assertEquals(Optional.of(calls), joined(NONE_YET, new SharedOrders(3, 3, 1), counted));
  }

  @Test
  void ordersThatNoneOfTheCallsBroughtAreAnotherMatter() {
    assertEquals(Optional.empty(), joined(NONE_YET, new SharedOrders(20, 20, 2)));
  }
}
