package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.AssignmentStep;
import vigil.casework.Step;
import vigil.kernel.InvalidInput;
import vigil.kernel.RecordFields;

/// A blank field of a step is one that is not given, whichever step and field it is.
class BlankStepFieldsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// A zero width space, a word joiner, a byte order mark, a soft hyphen and marks of direction.
  private static final String UNSEEN = "\u200B\u2060\uFEFF\u00AD\u200E\u202E\u2066\u2069";

  /// A field of a step that is sent as text.
  record TextField(Class<? extends Step> step, String name) {}

  static Stream<TextField> everyTextOfEveryStep() {
    return Stream.of(Step.OrderStep.class, AssignmentStep.class)
        .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
        .map(kind -> kind.<Step>asSubclass(Step.class))
        .filter(kind -> !StepFieldsTest.NOT_SENT.contains(kind) && kind != Step.Amend.class)
        .flatMap(kind ->
            RecordFields.of(kind)
                .filter(BlankStepFieldsTest::isText)
                .map(part -> new TextField(kind, part.getName())));
  }

  private static boolean isText(RecordComponent part) {
    Class<?> kind = part.getType();
    return kind == String.class || kind == Instant.class || kind.isEnum();
  }

  // promise: docs/rules.md «A blank field of a step is one that is not given»
  @ParameterizedTest
  @MethodSource("everyTextOfEveryStep")
  void aBlankFieldIsNotGiven(TextField field) {
    Map<String, Object> body = StepFieldsTest.whole(field.step());
    body.remove(field.name());
    Object without = parsed(field.step(), body);
    for (String blank : List.of("", " ", UNSEEN)) {
      body.put(field.name(), blank);
      assertEquals(without, parsed(field.step(), body));
    }
  }

  @Test
  void aBlankFieldOfAStepThatComesWithARegistrationIsNotGiven() {
    var answered = StepBodies.parse(Map.of("script", " ", "reply", "有话"), Step.Answer.class);
    assertEquals(StepBodies.parse(Map.of("reply", "有话"), Step.Answer.class), answered);
  }

  /// The step, or why it is none.
  private static Object parsed(Class<? extends Step> step, Map<String, Object> body) {
    String name = StepBodies.kebab(step.getSimpleName());
    JsonNode sent = JSON.valueToTree(body);
    try {
      return StepFieldsTest.isOfOrder(step)
          ? StepBodies.ofOrder(name, sent)
          : StepBodies.ofAssignment(name, sent);
    } catch (InvalidInput refused) {
      return refused.properties();
    } catch (RuntimeException unreadable) {
      return mistake(unreadable);
    }
  }

  private static Object mistake(RuntimeException unreadable) {
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInput refused) {
        return refused.properties();
      }
    }
    return String.valueOf(unreadable.getMessage());
  }
}
