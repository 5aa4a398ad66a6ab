package vigil.portal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.casework.Draft;
import vigil.casework.DraftBuilder;
import vigil.casework.Order.Channel;
import vigil.casework.Order.Flag;
import vigil.casework.Registration;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.web.ApiClient;

/// Words of danger, whatever door they come in by: said while they are typed, and marked on the
/// order.
@ServerTest
class DangerHttpTest {
  private static final String DANGER = "我爸胸口疼喘不上气，脸都白了";
  private static final String HARMLESS = "没有着火，就是楼道里有人抽烟触发了报警器";
  private static final Staff DOOR = new Staff("door", "", "", Set.of(Role.AGENT), null, null);

  @LocalServerPort int port;
  @Autowired Casework casework;

  @Test
  void whoTypesIsToldWhomToCall() {
    var found =
        ApiClient.as(port, "agent-1").post("/api/city/danger", Map.of("text", DANGER)).body();
    assertEquals("AMBULANCE_120", found.at("/0/number").asString());
    assertTrue(found.at("/0/advice").asString().contains("120"));
    var none =
        ApiClient.as(port, "agent-1").post("/api/city/danger", Map.of("text", HARMLESS)).body();
    assertEquals(0, none.size());
  }

  @Test
  void anOrderIsMarkedByWhateverDoorItComes() {
    for (Channel channel : List.of(Channel.PHONE, Channel.EMAIL, Channel.IMPORT, Channel.WEB)) {
      assertTrue(isMarked(registered(channel, DANGER)), channel::name);
      assertFalse(isMarked(registered(channel, HARMLESS)), channel::name);
    }
  }

  /// The far end of the board: the row that the dispatcher sees.
  @Test
  void theBoardSaysItInTheRow() {
    String id = registered(Channel.PHONE, DANGER);
    String number = casework.find(id, DOOR).orElseThrow().order().number();
    var rows =
        ApiClient.as(port, "dispatcher-1")
            .get("/api/casework/board/folds?q=" + number)
            .body()
            .path("rows");
    assertEquals(1, rows.size());
    assertEquals(id, rows.at("/0/first/order/id").asString());
    assertTrue(rows.at("/0/first/order/flags").toString().contains("DANGER"));
  }

  @Test
  void whatIsWrittenAnewIsReadAnew() {
    String id = registered(Channel.PHONE, HARMLESS);
    var order = casework.find(id, DOOR).orElseThrow().order();
    casework.take(
        id, order.version(), new vigil.casework.Step.Amend(draft(Channel.PHONE, DANGER)), DOOR);
    assertTrue(isMarked(id));
  }

  @Test
  void aCitizenIsToldToCallAtOnce() {
    var appeal = new HashMap<String, Object>();
    appeal.put("type", "HELP");
    appeal.put("title", "求助");
    appeal.put("description", DANGER);
    appeal.put("district", "310115");
    appeal.put("address", "锦绣路1号");
    appeal.put("name", "王小明");
    appeal.put("phone", "13812345678");
    var sent = ApiClient.browser(port).post("/api/portal/appeals", appeal).body();
    assertEquals("胸口疼", sent.at("/danger/0").asString());
    appeal.put("description", HARMLESS);
    assertEquals(
        0,
        ApiClient.browser(port).post("/api/portal/appeals", appeal).body().path("danger").size());
  }

  private boolean isMarked(String id) {
    return casework.find(id, DOOR).orElseThrow().order().has(Flag.DANGER);
  }

  private String registered(Channel channel, String description) {
    var kept =
        casework.register(
            draft(channel, description), List.of(new vigil.casework.Step.Submit()), DOOR);
    return ((Registration.Registered) kept).order().id();
  }

  private static Draft draft(Channel channel, String description) {
    return DraftBuilder.help()
        .category("010104")
        .told("求助", description)
        .through(channel, "danger-call")
        .in("310115", null, "锦绣路1号")
        .draft();
  }
}
