package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.RecordFields;

/// A registration and an amendment over the wire, with each field too long, of another kind or what
/// no database keeps: the refusal names the field, and nothing is kept (rules 5).
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftFieldsTest {
  private static final String DISTRICT = "310115";

  @LocalServerPort int port;
  private ApiOrder order;

  @BeforeAll
  void anOrderWaits() {
    order = ApiOrder.submitted(port, ApiOrder.draft("要改的单", DISTRICT));
  }

  /// One field, and what is put there.
  record Sent(String field, String how, Object value) {
    @Override
    public String toString() {
      return field + " " + how;
    }
  }

  static Stream<Sent> everyFieldOfADraft() {
    return RecordFields.of(DraftBody.class).flatMap(DraftFieldsTest::sent);
  }

  static Stream<Sent> everyFieldOfAnAmendment() {
    return RecordFields.of(AmendBody.class)
        .filter(part -> !part.getName().equals("seen"))
        .flatMap(DraftFieldsTest::sent);
  }

  private static Stream<Sent> sent(RecordComponent part) {
    String field = part.getName();
    var all = new ArrayList<Sent>();
    all.add(new Sent(field, "too long", "长".repeat(5000)));
    all.add(new Sent(field, "of another kind", part.getType() == Boolean.class ? "x" : 5));
    all.add(new Sent(field, "an object", Map.of("x", 1)));
    if (part.getType() == String.class) {
      all.add(new Sent(field, "with a character that nothing keeps", "有\0话"));
    }
    if (part.getType() == Instant.class) {
      all.add(new Sent(field, "beyond every calendar", "+294277-01-01T00:00:00Z"));
    }
    if (part.getType() == List.class) {
      all.add(new Sent(field, "with one of another kind", List.of(5)));
      all.add(new Sent(field, "with one too long", List.of("长".repeat(5000))));
      all.add(new Sent(field, "too many", java.util.Collections.nCopies(21, "老年人")));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everyFieldOfADraft")
  void aRegistrationWithAWrongFieldIsRefusedByItsName(Sent sent) {
    var draft = ApiOrder.draft("登记的字段", DISTRICT);
    draft.put(sent.field(), sent.value());
    refused(
        sent, ApiClient.as(port, "agent-1").post("/api/casework/orders", Map.of("draft", draft)));
  }

  @ParameterizedTest
  @MethodSource("everyFieldOfAnAmendment")
  void anAmendmentWithAWrongFieldIsRefusedByItsName(Sent sent) {
    int version = order.version();
    var body = new HashMap<String, Object>(Map.of("seen", version));
    body.put(sent.field(), sent.value());
    refused(sent, order.tryTake("dispatcher-1", "amend", body));
    assertEquals(version, order.version());
  }

  @Test
  void anAddressOfMailThatIsNoneIsRefusedAtTheDesk() {
    aRegistrationWithAWrongFieldIsRefusedByItsName(new Sent("email", "without a host", "lisi"));
  }

  /// What nobody could dispatch: codes that the city does not have, a street of another district, a
  /// matter of tomorrow.
  static Stream<Sent> whatTheCityDoesNotHave() {
    return Stream.of(
        new Sent("district", "of no city", "999999"),
        new Sent("street", "of another district", "310101002"),
        new Sent("category", "of no policy", "99999999"),
        new Sent("category", "with others below it", "0501"),
        new Sent("occurred", "tomorrow", Instant.now().plusSeconds(86_400).toString()));
  }

  @ParameterizedTest
  @MethodSource("whatTheCityDoesNotHave")
  void whatTheCityDoesNotHaveIsNeitherRegisteredNorAmended(Sent sent) {
    aRegistrationWithAWrongFieldIsRefusedByItsName(sent);
    anAmendmentWithAWrongFieldIsRefusedByItsName(sent);
  }

  /// A street that is there, of another district than the one that is given (rules 3.25).
  // promise: docs/rules.md «whoever changes the district says the street too»
  @Test
  void aDistrictIsChangedTogetherWithItsStreet() {
    var draft = ApiOrder.draft("要换区的单", DISTRICT);
    draft.put("street", "310101002");
    elsewhere(ApiClient.as(port, "agent-1").post("/api/casework/orders", Map.of("draft", draft)));
    draft.put("street", "310115004");
    var moving = ApiOrder.submitted(port, draft);
    elsewhere(amend(moving, Map.of("district", "310101")));
    assertEquals(200, amend(moving, Map.of("district", "310101", "street", "")).status());
    var both = Map.of("district", "310115", "street", "310115004");
    assertEquals(200, amend(moving, both).status());
  }

  private static ApiClient.Answer amend(ApiOrder order, Map<String, String> change) {
    var body = new HashMap<String, Object>(change);
    body.put("seen", order.version());
    return order.tryTake("dispatcher-1", "amend", body);
  }

  private static void elsewhere(ApiClient.Answer answer) {
    assertEquals("ELSEWHERE", answer.body().path("mistake").asString(), answer.body()::toString);
    assertEquals("street", answer.body().path("field").asString());
  }

  private static void refused(Sent sent, ApiClient.Answer answer) {
    assertEquals(400, answer.status(), () -> sent + ": " + answer.body());
    assertTrue(
        StepFieldsTest.names(answer.body(), sent.field()), () -> sent + ": " + answer.body());
  }
}
