package vigil.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vigil.identity.web.ApiClient;

/// The unit that an order accuses, as it looks for it and as a dispatcher would give it to it.
public final class AccusedUnit {
  public static final String ID = ViewerRole.ACCUSED;
  public static final String NAME = "黄浦区城市运行管理中心";

  private static final String ANOTHER = "wjw";
  private static final List<ViewerRole> PEOPLE =
      List.of(ViewerRole.ACCUSED_CLERK, ViewerRole.ACCUSED_HANDLER, ViewerRole.ACCUSED_STREET);
  private static final List<String> LISTS =
      List.of(
          "/api/casework/orders?limit=200",
          "/api/casework/orders?limit=200&q=%s",
          "/api/casework/inbox?limit=200",
          "/api/casework/desks/reminded?limit=200",
          "/api/casework/desks/pressed?limit=200",
          "/api/casework/desks/feedback?limit=200");

  private AccusedUnit() {}

  /// The accused is refused as lead, assist and copy, alone and by street; another unit gets it,
  /// and no byte of it reaches the accused.
  ///
  /// @param mark words of its title that no other order has
  public static void checkStaysOut(int port, String id, String mark) {
    refused(port, id, Map.of("lead", ID));
    refused(port, id, Map.of("lead", "s310101002"));
    refused(port, id, Map.of("lead", ANOTHER, "assists", List.of(ID)));
    refused(port, id, Map.of("lead", ANOTHER, "copies", List.of(ID)));
    var given = dispatch(port, id, Map.of("lead", ANOTHER));
    assertEquals(200, given.status(), () -> given.body().toString());
    for (ViewerRole eyes : PEOPLE) {
      var api = ApiClient.as(port, eyes.staff);
      assertEquals(404, api.get("/api/casework/orders/" + id).status(), eyes.name());
      for (String list : LISTS) {
        String bytes = api.get(list.formatted(mark)).body().toString();
        assertFalse(
            bytes.contains(id) || bytes.contains(mark), () -> eyes + " reads it at " + list);
      }
    }
    assertTrue(
        ApiClient.as(port, "clerk-" + ANOTHER)
            .get("/api/casework/inbox?limit=200")
            .body()
            .toString()
            .contains(id),
        "the unit that has it reads it");
  }

  private static void refused(int port, String id, Map<String, Object> fields) {
    assertEquals("AccusedMayNotHandle", dispatch(port, id, fields).why(), fields::toString);
  }

  /// A dispatcher's try.
  public static ApiClient.Answer dispatch(int port, String id, Map<String, Object> fields) {
    var body = new HashMap<>(fields);
    body.put("seen", order(port, id).at("/order/version").asInt());
    return ApiClient.as(port, ViewerRole.DISPATCHER.staff)
        .post("/api/casework/orders/" + id + "/steps/dispatch", body);
  }

  public static JsonNode order(int port, String idOrNumber) {
    var found =
        ApiClient.as(port, ViewerRole.DISPATCHER.staff).get("/api/casework/orders/" + idOrNumber);
    assertEquals(200, found.status(), () -> found.body().toString());
    return found.body();
  }

  public static String accused(JsonNode order) {
    return order.at("/order/appeal/accusedUnit").asString("");
  }
}
