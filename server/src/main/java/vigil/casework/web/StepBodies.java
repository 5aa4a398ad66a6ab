package vigil.casework.web;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vigil.casework.AssignmentStep;
import vigil.casework.Step;
import vigil.casework.StepForms;
import vigil.kernel.BlankText;
import vigil.kernel.InvalidInput;
import vigil.kernel.StrictJson;

/// Steps by their names in an address: `ask-return` is `AskReturn`, and the body has its fields
/// beside `seen`. A blank text is one that is not given; in an amendment alone it clears what was
/// there.
final class StepBodies {
  private static final JsonMapper JSON = StrictJson.MAPPER;
  private static final Map<String, Class<? extends Step>> ORDER = named(Step.OrderStep.class);
  private static final Map<String, Class<? extends Step>> ASSIGNMENT = named(AssignmentStep.class);

  /// What the door adds to a step by itself.
  private static final String EDITION = "edition";

  private StepBodies() {}

  private static Map<String, Class<? extends Step>> named(Class<? extends Step> sealed) {
    var steps = new LinkedHashMap<String, Class<? extends Step>>();
    Stream.of(sealed.getPermittedSubclasses())
        .forEach(c -> steps.put(kebab(c.getSimpleName()), c.asSubclass(Step.class)));
    return steps;
  }

  static String kebab(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
  }

  static AmendBody amendment(JsonNode body) {
    return JSON.treeToValue(fields(body), AmendBody.class);
  }

  /// The step among the fields of a larger body.
  static <S extends Step> S parse(Object body, Class<S> kind) {
    JsonNode sent = JSON.valueToTree(body);
    return JSON.treeToValue(withoutBlank(sent), kind);
  }

  private static JsonNode withoutBlank(JsonNode sent) {
    if (sent instanceof ObjectNode own) {
      own.removeIf(given -> given.isString() && BlankText.isBlank(given.asString()));
      own.forEach(StepBodies::withoutBlank);
    }
    return sent;
  }

  static Step ofOrder(String name, JsonNode body) {
    return step(ORDER, name, body);
  }

  static Step ofAssignment(String name, JsonNode body) {
    return step(ASSIGNMENT, name, body);
  }

  static int seen(JsonNode body) {
    JsonNode seen = body.path("seen");
    if (seen.isMissingNode() || seen.isNull()) {
      throw InvalidInput.missing("seen");
    }
    if (!seen.isInt() || seen.asInt() < 0) {
      throw InvalidInput.malformed("seen", "the version of the order that was seen");
    }
    return seen.asInt();
  }

  private static Step step(Map<String, Class<? extends Step>> steps, String name, JsonNode body) {
    Class<? extends Step> kind = steps.get(name);
    if (kind == null || StepForms.find(kind).isEmpty()) {
      throw InvalidInput.of(
          InvalidInput.Kind.UNKNOWN,
          "There are the steps " + steps.keySet(),
          Map.of("field", "step"));
    }
    ObjectNode own = fields(body).deepCopy();
    own.remove("seen");
    requireKnown(own, kind);
    return JSON.treeToValue(withoutBlank(own), kind);
  }

  /// Said first: a blank field is taken out before the step is read, and one that is missing would
  /// be said instead.
  private static void requireKnown(ObjectNode own, Class<? extends Step> kind) {
    List<String> known =
        Stream.of(kind.getRecordComponents()).map(RecordComponent::getName).toList();
    for (String name : own.propertyNames()) {
      if (!known.contains(name) || name.equals(EDITION)) {
        throw InvalidInput.noSuchField(name);
      }
    }
  }

  private static ObjectNode fields(JsonNode body) {
    if (body instanceof ObjectNode fields) {
      return fields;
    }
    throw InvalidInput.of(
        InvalidInput.Kind.MALFORMED, "The body is an object with seen and the step's fields");
  }
}
