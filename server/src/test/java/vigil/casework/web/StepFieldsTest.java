package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.AssignmentStep;
import vigil.casework.Step;
import vigil.identity.web.ApiClient;
import vigil.kernel.RecordFields;

/// Every step over the wire with each of its fields gone, null, empty, too long, of another kind,
/// or what no database keeps: it is refused in words that name the field, and nothing breaks.
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepFieldsTest {
  private static final String LONG = "长".repeat(5000);
  private static final String UNKEPT = "有\0话";
  private static final String FAR = "+294277-01-01T00:00:00Z";

  /// Units beside the lead are asked for by nobody.
  private static final Set<String> MAY_LACK = Set.of("assists", "copies");

  /// What the door says itself.
  private static final String EDITION = "edition";

  /// What jobs and other platforms do; nobody sends it.
  static final Set<Class<? extends Step>> NOT_SENT =
      Set.of(Step.Lapse.class, Step.Archive.class, Step.Reschedule.class, Step.AnswerTime.class);

  @LocalServerPort int port;
  private String order = "";
  private int version;

  @BeforeAll
  void anOrderWaits() {
    var draft = new LinkedHashMap<String, Object>();
    draft.put("contact", "call-of-fields");
    draft.put("type", "HELP");
    draft.put("category", "01010101");
    draft.put("title", "步骤的字段");
    draft.put("description", "每个字段都要经得起少、空、长、错。");
    draft.put("district", "310115");
    draft.put("address", "花木路 9 号");
    draft.put("name", "王小明");
    var kept =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    order = kept.body().path("id").asString();
    version = kept.body().path("version").asInt();
  }

  /// One field of one step, and what is put there.
  ///
  /// @param value what is sent; GONE leaves the field out
  /// @param isRefused whether that can be no step at all
  record FieldCase(
      Class<? extends Step> step, String field, String how, Object value, boolean isRefused) {
    @Override
    public String toString() {
      return step.getSimpleName() + "." + field + " " + how;
    }
  }

  private static final Object GONE = new Object();
  private static final Object NULL = new Object();

  static Stream<FieldCase> everyFieldOfEveryStep() {
    return Stream.concat(
            Stream.of(Step.OrderStep.class.getPermittedSubclasses()),
            Stream.of(AssignmentStep.class.getPermittedSubclasses()))
        .map(kind -> kind.<Step>asSubclass(Step.class))
        .filter(kind -> !NOT_SENT.contains(kind) && kind != Step.Amend.class)
        .flatMap(kind ->
            RecordFields.of(kind)
                .filter(part -> !part.getName().equals(EDITION))
                .flatMap(part -> sent(kind, part)));
  }

  private static Stream<FieldCase> sent(Class<? extends Step> step, RecordComponent part) {
    String field = part.getName();
    boolean isNeeded =
        !part.getAnnotatedType().isAnnotationPresent(Nullable.class) && !MAY_LACK.contains(field);
    var all = new ArrayList<FieldCase>();
    all.add(new FieldCase(step, field, "gone", GONE, isNeeded));
    all.add(new FieldCase(step, field, "null", NULL, isNeeded));
    all.add(
        new FieldCase(
            step, field, "empty", part.getType() == List.class ? List.of() : "", isNeeded));
    all.add(new FieldCase(step, field, "too long", LONG, true));
    all.add(new FieldCase(step, field, "of another kind", another(part.getType()), true));
    if (part.getType() == String.class) {
      all.add(new FieldCase(step, field, "with a character that nothing keeps", UNKEPT, true));
    }
    if (part.getType() == Instant.class) {
      all.add(new FieldCase(step, field, "beyond every calendar", FAR, true));
    }
    if (part.getType() == List.class) {
      all.add(new FieldCase(step, field, "with one too long", List.of(LONG), true));
      all.add(new FieldCase(step, field, "with one of another kind", List.of(5), true));
      all.add(new FieldCase(step, field, "with none in it", Arrays.asList("wjw", null), true));
      all.add(new FieldCase(step, field, "with an empty one", List.of(" "), true));
      all.add(new FieldCase(step, field, "with a NUL", List.of(UNKEPT), true));
      all.add(new FieldCase(step, field, "too many", Collections.nCopies(21, "wjw"), true));
    }
    return all.stream();
  }

  private static Object another(Class<?> kind) {
    return kind == Integer.class || kind == Boolean.class ? "x" : 5;
  }

  @ParameterizedTest
  @MethodSource("everyFieldOfEveryStep")
  void aFieldThatIsMissingOrWrongIsRefusedInWords(FieldCase sent) {
    var answer = post(sent.step(), sent);
    assertTrue(answer.status() < 500, () -> sent + ": " + answer.body());
    if (sent.isRefused()) {
      assertEquals(400, answer.status(), () -> sent + ": " + answer.body());
      assertEquals("BadInput", answer.why(), () -> sent + ": " + answer.body());
      assertFalse(answer.body().path("detail").asString("").isBlank());
      assertTrue(names(answer.body(), sent.field()), () -> sent + ": " + answer.body());
    }
    boolean isMissing = sent.isRefused() && (sent.value() == GONE || sent.value() == NULL);
    if (isMissing) {
      JsonNode missing = answer.body().path("missing");
      assertTrue(
          missing.valueStream().anyMatch(one -> one.asString().equals(sent.field())),
          () -> sent + ": " + answer.body());
    }
  }

  @Test
  void theVersionThatWasSeenIsMissingOrNoVersion() {
    var gone = ApiClient.as(port, "callback-1").post(stepOfOrder("remind"), Map.of());
    assertTrue(gone.body().path("missing").toString().contains("seen"), () -> "" + gone.body());
    for (Object other : List.of("1", -1, 1.5, true, List.of(1))) {
      var answer =
          ApiClient.as(port, "callback-1").post(stepOfOrder("remind"), Map.of("seen", other));
      assertEquals(400, answer.status(), () -> other + ": " + answer.body());
      assertEquals("seen", answer.body().path("field").asString());
      assertTrue(answer.body().path("missing").isEmpty(), () -> other + ": " + answer.body());
    }
  }

  private String stepOfOrder(String step) {
    return "/api/casework/orders/" + order + "/steps/" + step;
  }

  static boolean names(JsonNode refusal, String field) {
    return refusal.path("field").asString("").equals(field)
        || Stream.of("missing", "fields")
            .flatMap(named -> refusal.path(named).valueStream())
            .anyMatch(one -> one.asString().equals(field));
  }

  private ApiClient.Answer post(Class<? extends Step> step, FieldCase sent) {
    Map<String, Object> body = whole(step);
    if (sent.field().equals("failure")) {
      body.put("reached", false);
    }
    body.remove(sent.field());
    if (sent.value() != GONE) {
      body.put(sent.field(), sent.value() == NULL ? null : sent.value());
    }
    body.put("seen", version);
    String where = isOfOrder(step) ? "orders/" + order : "assignments/none-of-these";
    String name = StepBodies.kebab(step.getSimpleName());
    return ApiClient.as(port, "callback-1").post("/api/casework/" + where + "/steps/" + name, body);
  }

  static boolean isOfOrder(Class<? extends Step> step) {
    return Step.OrderStep.class.isAssignableFrom(step);
  }

  /// A body with each field of a step that somebody may send.
  static Map<String, Object> whole(Class<? extends Step> step) {
    var body = new LinkedHashMap<String, Object>();
    for (RecordComponent part : RecordFields.of(step).toList()) {
      body.put(part.getName(), sample(part));
    }
    body.remove(EDITION);
    body.remove("failure"); // that of a try which reached nobody
    return body;
  }

  private static Object sample(RecordComponent part) {
    Class<?> kind = part.getType();
    if (kind.isEnum()) {
      return kind.getEnumConstants()[0].toString();
    }
    if (kind == Boolean.class) {
      return true;
    }
    if (kind == Integer.class) {
      return 15;
    }
    if (kind == Instant.class) {
      return "2030-01-01T00:00:00Z";
    }
    return kind == List.class ? List.of("wjw") : kind == String.class ? "有话" : Map.of();
  }

  @Test
  void allThatIsMissingIsNamedAtOnce() {
    var answer =
        ApiClient.as(port, "callback-1")
            .post("/api/casework/orders/" + order + "/steps/recheck", Map.of("seen", version));
    assertEquals(400, answer.status());
    assertEquals(
        List.of("leader", "reason"),
        answer.body().path("missing").valueStream().map(JsonNode::asString).toList());
  }

  @Test
  void whatNothingKeepsIsRefusedInARegistrationToo() {
    for (var wrong : Map.of("description", UNKEPT, "title", UNKEPT, "occurred", FAR).entrySet()) {
      var draft = ApiOrder.draft("登记的字段", "310115");
      draft.put(wrong.getKey(), wrong.getValue());
      var answer =
          ApiClient.as(port, "agent-1").post("/api/casework/orders", Map.of("draft", draft));
      assertEquals(400, answer.status(), () -> wrong.getKey() + ": " + answer.body());
    }
    var list =
        ApiClient.as(port, "agent-1").get("/api/casework/orders?from=%2B294277-01-01T00:00:00Z");
    assertEquals(400, list.status(), () -> list.body().toString());
  }

  @Test
  void anAmendmentOfAnotherKindOrTooLongIsRefused() {
    for (RecordComponent part : RecordFields.of(AmendBody.class).toList()) {
      for (Object value : List.of(LONG, part.getType() == Boolean.class ? "x" : true)) {
        var body = new LinkedHashMap<String, Object>();
        body.put("seen", version);
        body.put(part.getName(), value);
        var answer =
            ApiClient.as(port, "dispatcher-1")
                .post("/api/casework/orders/" + order + "/steps/amend", body);
        boolean isFlag = part.getType() == Boolean.class && value instanceof Boolean;
        assertTrue(
            isFlag || (answer.status() >= 400 && answer.status() < 500),
            () -> part.getName() + ": " + answer.status() + " " + answer.body());
      }
    }
  }
}
