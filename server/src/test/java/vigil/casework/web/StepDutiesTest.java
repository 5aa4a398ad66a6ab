package vigil.casework.web;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.AssignmentState;
import vigil.casework.AssignmentStep;
import vigil.casework.OrderState;
import vigil.casework.Step;
import vigil.casework.life.AssignmentTransitions;
import vigil.casework.life.OrderTransitions;
import vigil.casework.life.StepPermissions;
import vigil.identity.Role;
import vigil.identity.web.ApiClient;

/// An order is played from its first word to its end; in each state every step is tried by those
/// whose duty it is not, by one who looked too long ago, and every step that is not of this state.
@ServerTest
class StepDutiesTest {
  private static final String DISTRICT = "310117";
  private static final String CLERK = "clerk-" + DISTRICT;
  private static final String HANDLER = "handler-" + DISTRICT;
  private static final Map<Role, String> STAFF = new EnumMap<>(Role.class);

  static {
    STAFF.put(Role.AGENT, "agent-1");
    STAFF.put(Role.DISPATCHER, "dispatcher-1");
    STAFF.put(Role.REVIEWER, "reviewer-1");
    STAFF.put(Role.CALLBACK, "callback-1");
    STAFF.put(Role.MANAGER, "manager-1");
    STAFF.put(Role.LEADER, "leader-1");
    STAFF.put(Role.EDITOR, "editor-1");
    STAFF.put(Role.CLERK, CLERK);
    STAFF.put(Role.HANDLER, HANDLER);
  }

  @LocalServerPort int port;
  private final Map<String, ApiClient> doors = new HashMap<>();

  @Test
  void inEachStateOnlyItsStepsAreTakenByThoseWhoseTheyAreOnWhatTheySaw() {
    var order = ApiOrder.drafted(port, ApiOrder.draft("谁能办哪一步", DISTRICT));
    held(order, OrderState.DRAFT);
    order.take("agent-1", "submit", Map.of());
    held(order, OrderState.PENDING_DISPATCH);
    var asked = List.of("wjw", "d" + DISTRICT);
    order.take("dispatcher-1", "confer", Map.of("units", asked, "question", "属谁"));
    held(order, OrderState.CONFERRING);
    order.take("clerk-wjw", "give-opinion", Map.of("competent", true, "reason", "属本单位"));
    order.take("dispatcher-1", "conclude", Map.of());
    order.take("dispatcher-1", "dispatch", Map.of("lead", "d" + DISTRICT));
    held(order, OrderState.IN_HANDLING);
    order.takeOnPart(CLERK, "sign", Map.of());
    held(order, OrderState.IN_HANDLING);
    order.takeOnPart(CLERK, "ask-return", Map.of("code", "OTHER_26", "reason", "不属"));
    held(order, OrderState.IN_HANDLING);
    order.takeOnPart("dispatcher-1", "arbitrate", Map.of("agreed", false));
    order.takeOnPart(HANDLER, "contact", Map.of("reached", true));
    held(order, OrderState.IN_HANDLING);
    order.takeOnPart(HANDLER, "handle", Map.of());
    held(order, OrderState.IN_HANDLING);
    order.takeOnPart(HANDLER, "report", Map.of("report", order.report()));
    held(order, OrderState.IN_HANDLING);
    order.takeOnPart("reviewer-1", "review", Map.of("accepted", true));
    held(order, OrderState.UNDER_REVIEW);
    order.take("reviewer-1", "audit", Map.of("passed", true));
    held(order, OrderState.PENDING_CALLBACK);
    order.rated(true);
    held(order, OrderState.CLOSED);
  }

  private void held(ApiOrder order, OrderState state) {
    assertEquals(state.name(), order.state());
    int version = order.version();
    Set<Class<? extends Step>> moves = OrderTransitions.TABLE.listSteps(state);
    steps(Step.OrderStep.class)
        .forEach(step -> tried("orders/" + order.id(), step, moves.contains(step), version));
    JsonNode part = order.part();
    if (state == OrderState.IN_HANDLING) {
      var partMoves =
          AssignmentTransitions.TABLE.listSteps(
              AssignmentState.valueOf(part.path("state").asString()));
      String id = "assignments/" + part.path("id").asString();
      steps(AssignmentStep.class)
          .forEach(step -> tried(id, step, partMoves.contains(step), version));
    }
    assertEquals(version, order.version(), "nobody took a step");
  }

  private static Stream<Class<? extends Step>> steps(Class<? extends Step> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .<Class<? extends Step>>map(kind -> kind.asSubclass(Step.class))
        .filter(kind -> !StepFieldsTest.NOT_SENT.contains(kind));
  }

  private void tried(String where, Class<? extends Step> step, boolean isOfState, int version) {
    Set<Role> theirs = StepPermissions.listRoles(step);
    String hers = requireNonNull(STAFF.get(first(theirs)));
    if (!isOfState && isOfUnit(first(theirs)) && isUnseen(where, hers)) {
      refused(where, step, hers, version, 404, "Unknown");
      return;
    }
    if (!isOfState) {
      refused(where, step, hers, version, 409, "NotNow");
      return;
    }
    refused(where, step, hers, version - 1, 409, "Stale");
    refused(where, step, hers, version + 1, 409, "NoSuchVersion");
    STAFF.forEach((role, staff) -> {
      if (!theirs.contains(role)) {
        var answer = tries(where, step, staff, version);
        boolean isUnseen = isOfUnit(role) && answer.status() == 404;
        assertTrue(
            answer.status() == 403 || isUnseen,
            () -> staff + " " + step.getSimpleName() + " " + answer.status() + answer.body());
      }
    });
  }

  private boolean isUnseen(String where, String staff) {
    return where.startsWith("orders/") && door(staff).get("/api/casework/" + where).status() == 404;
  }

  /// Somebody of the hotline if one may, for a unit sees no order before it has it.
  private static Role first(Set<Role> theirs) {
    return STAFF.keySet().stream()
        .filter(theirs::contains)
        .min(Comparator.comparing(StepDutiesTest::isOfUnit))
        .orElseThrow();
  }

  private static boolean isOfUnit(Role role) {
    return role == Role.CLERK || role == Role.HANDLER;
  }

  private void refused(
      String where, Class<? extends Step> step, String staff, int seen, int status, String why) {
    var answer = tries(where, step, staff, seen);
    String told = staff + " " + where + " " + step.getSimpleName() + " " + answer.body();
    assertEquals(status, answer.status(), told);
    assertEquals(why, answer.why(), told);
  }

  private ApiClient.Answer tries(String where, Class<? extends Step> step, String staff, int seen) {
    Map<String, Object> body =
        step == Step.Amend.class ? new LinkedHashMap<>() : StepFieldsTest.whole(step);
    body.put("seen", seen);
    String path = "/api/casework/" + where + "/steps/" + StepBodies.kebab(step.getSimpleName());
    return door(staff).post(path, body);
  }

  private ApiClient door(String staff) {
    return doors.computeIfAbsent(staff, it -> ApiClient.as(port, it));
  }
}
