package vigil.portal.open311;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.identity.Identity;
import vigil.kernel.Await;
import vigil.portal.web.OrderWalkthrough;

/// Service request updates, as FixMyStreet fetches and sends them.
@ServerTest
class UpdatesHttpTest {
  private static final String UPDATES = "/servicerequestupdates";

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired Identity identity;

  private Open311Client client = new Open311Client(0);

  @BeforeEach
  void connect() {
    client = new Open311Client(port).withNewKey();
  }

  @Test
  void everyStepThatACitizenMayKnowIsAnUpdateInOrder() {
    String number = filed();
    new OrderWalkthrough(casework, identity).untilCallback(number);
    Await.until(() -> states(number).size() == 7);
    assertEquals(
        List.of(
            "open",
            "investigating",
            "in_progress",
            "in_progress",
            "in_progress",
            "in_progress",
            "in_progress"),
        states(number));
    var xml = client.get(UPDATES + ".xml").xml();
    assertTrue(xml.body().contains("<service_request_id>" + number), xml.body());
    assertFalse(xml.body().contains("井盖没有了"), "words stay inside");
  }

  @Test
  void whereTheCitizensWordIsWaitedForAFixedClosesTheOrder() {
    String number = filed();
    new OrderWalkthrough(casework, identity).untilCallback(number);
    var posted = client.post(UPDATES + ".xml", update(number, "u-1", "FIXED")).xml();
    assertEquals(200, posted.status(), posted.body());
    Await.until(() -> states(number).contains("fixed"));
    assertEquals(
        "closed",
        client
            .get("/requests/" + number + ".json")
            .json("requests")
            .get(0)
            .path("status")
            .asString());
  }

  @Test
  void beforeThatTheWordsRemindAndAnUpdateSentTwiceIsTakenOnce() {
    String number = filed();
    var first = client.post(UPDATES + ".json", update(number, "u-2", "OPEN"));
    var again = client.post(UPDATES + ".json", update(number, "u-2", "OPEN"));
    assertEquals(200, first.status(), first.body());
    assertEquals(first.body(), again.body());
    var history =
        casework
            .find(number, identity.findStaff("dispatcher-1").orElseThrow())
            .orElseThrow()
            .history();
    var reminders = history.stream().filter(it -> it.kind().equals("Reminded")).toList();
    assertEquals(1, reminders.size());
    assertEquals("还是没有井盖", reminders.getFirst().words());
  }

  @Test
  void anotherSystemsRequestABadStateAndNoKeyAreRefused() {
    String number = filed();
    var stranger = new Open311Client(port).withNewKey();
    assertEquals(404, stranger.post(UPDATES + ".json", update(number, "u", "OPEN")).status());
    assertEquals(400, client.post(UPDATES + ".xml", update(number, "u", "LOST")).xml().status());
    var keyless = new Open311Client(port);
    assertEquals(403, keyless.post(UPDATES + ".json", update(number, "u", "OPEN")).status());
    for (String field : List.of("description", "updated_datetime", "update_id")) {
      Map<String, String> form = update(number, "u", "OPEN");
      form.remove(field);
      assertTrue(client.post(UPDATES + ".json", form).fault().contains(field));
    }
    String span = "?start_date=2022-01-01T00:00:00Z&end_date=2022-04-02T00:00:00Z";
    assertEquals(400, client.get(UPDATES + ".json" + span).status());
  }

  private List<String> states(String number) {
    return client
        .get(UPDATES + ".json")
        .json("updates")
        .valueStream()
        .filter(it -> it.path("service_request_id").asString().equals(number))
        .map(it -> it.path("status").asString())
        .toList();
  }

  private String filed() {
    return client
        .post("/requests.json", Open311Client.form())
        .json("posted")
        .get(0)
        .path("service_request_id")
        .asString();
  }

  private static Map<String, String> update(String number, String id, String status) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("service_request_id", number);
    form.put("update_id", id);
    form.put("status", status);
    form.put("updated_datetime", "2026-11-26T12:00:00+08:00");
    form.put("description", "还是没有井盖");
    return form;
  }
}
