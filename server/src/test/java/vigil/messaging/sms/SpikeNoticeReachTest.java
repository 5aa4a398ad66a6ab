package vigil.messaging.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.messaging.FakeHttpReceiver;

/// Whom the answer to a spike reaches, and whom it does not.
@ServerTest
class SpikeNoticeReachTest extends SpikeNoticeWorld {
  // promise: docs/public-answers.md «one that holds elsewhere only reaches nobody»
  @Test
  void anAnswerThatIsOutReachesWhoeverWaitedForARetiredOneWhereItHolds() {
    ask(Map.of("contactPhone", phone(1)));
    String retired = publish(false);
    press(retired);
    untilRead();
    step("manager-1", retired, "retire", Map.of("seen", 4, "reason", "有误"));
    districts = List.of("310101");
    var elsewhere = as("manager-1").post(door(), Map.of("script", publish(false)));
    assertEquals("NobodyToTell", elsewhere.why(), "it does not hold where they asked");
    districts = List.of("310115");
    press(publish(false));
    untilRead();
    try (var gateway = new FakeHttpReceiver()) {
      assertEquals(1, told(gateway).size());
    }
    assertTrue(view().path("withoutGateway").toString().contains("SMS"), "of the house");
  }

  @Test
  void anOrderThatGoesOnWasNotAnsweredWhateverTheDeskNoted() {
    ask(Map.of("contactPhone", phone(1)));
    String script = publish(false);
    String order =
        sql.sql("select id from casework.work_order where number = ?")
            .param(numbers.getLast())
            .query(String.class)
            .single();
    ok(as("agent-1").post("/api/knowledge/scripts/" + script + "/used", Map.of("order", order)));
    press(script);
    untilRead();
    try (var gateway = new FakeHttpReceiver()) {
      assertEquals(1, told(gateway).size());
    }
  }

  // promise: docs/public-answers.md «The order's page shows the whole answer as long as it is out»
  @Test
  void thePageShowsTheOlderAnswerWhenTheNewerOneIsRetired() {
    ask(Map.of("contactPhone", phone(1)));
    String older = publish(false);
    press(older);
    untilRead();
    districts = List.of("310115");
    String newer = publish(false);
    ok(as("manager-1").post(door() + "/stop", Map.of()));
    press(newer);
    untilRead();
    assertEquals(newer, shown());
    step("manager-1", newer, "retire", Map.of("seen", 4, "reason", "有误"));
    assertEquals(older, shown());
  }

  @Test
  void whoPressesAtTheSameMomentPressesOnce() throws Exception {
    ask(Map.of("contactPhone", phone(1)));
    String script = publish(false);
    var body = Map.of("script", script);
    var staff = List.of("manager-1", "manager-2", "leader-1");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var presses =
          staff.stream().map(one -> threads.submit(() -> as(one).post(door(), body))).toList();
      var answers = new ArrayList<Integer>();
      for (var press : presses) {
        answers.add(press.get().status());
      }
      answers.sort(null);
      assertEquals(List.of(200, 409, 409), answers);
    }
    assertEquals(1, view().at("/notice/version").asInt());
  }

  @Test
  void aUnitThatIsAccusedInTheWaveIsProposedForNothing() {
    ask(Map.of());
    assertTrue(proposed().contains("wjw"), "it is its duty");
    ask(Map.of("type", "COMPLAINT", "accusedUnit", "wjw"));
    assertFalse(proposed().contains("wjw"));
  }

  private List<String> proposed() {
    return ok(as("manager-1").get("/api/watch/spikes/" + spike + "/script-start"))
        .path("units")
        .findValuesAsString("unit");
  }

  private String shown() {
    String path = "/api/portal/orders/" + numbers.getLast() + "?code=" + queryCodes.getLast();
    return ok(ApiClient.browser(port).get(path)).at("/answer/id").asString();
  }
}
