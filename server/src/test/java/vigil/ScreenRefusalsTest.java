package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.AssignmentStep;
import vigil.casework.CompletionReport;
import vigil.casework.Step;
import vigil.casework.batch.BatchAction;
import vigil.kernel.InvalidInput;
import vigil.kernel.RecordFields;
import vigil.kernel.UserRefusal;

/// Every no of the server that a screen may show, as the screens' own test reads it
/// (`refusals.test.ts` holds Chinese and English words against each). On a difference the file is
/// written anew, so that a look at the diff and a second run are enough.
class ScreenRefusalsTest {
  private static final Path FILE = Path.of("../web/src/kernel/refusals.json");
  private static final Path API = Path.of("../web/openapi.json");
  private static final Path SOURCES = Path.of("src/main/java/vigil");

  /// A refusal without a record: `Problems.of`, a filter, an enum of troubles.
  private static final Pattern WHY = Pattern.compile("HttpStatus\\.\\w+,\\s*\"([A-Z]\\w+)\"");

  private static final Pattern OF =
      Pattern.compile("Problems\\.of\\(\\s*+(?!HttpStatus\\.\\w+,\\s*\")");
  private static final Pattern FIELD =
      Pattern.compile("(?:InvalidInput\\.\\w+\\(|\\b(?:must|ifMore)\\(|\"field\",)\\s*\"(\\w+)\"");
  private static final Pattern LOOKS = Pattern.compile("InvalidInput\\.malformed\\(\\s*\"(\\w+)\"");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// @param whys names of refusals
  /// @param mistakes kinds of what may be wrong with something sent
  /// @param fields names by which a mistake may say where it is
  /// @param looks fields that say how they are written
  /// @param faults sentences on a table's rows, with X for what they name
  record Told(
      Set<String> whys,
      List<InvalidInput.Kind> mistakes,
      Set<String> fields,
      Set<String> looks,
      Set<String> faults) {}

  @Test
  void theScreensKnowEveryNo() throws IOException {
    var sources = sources(SOURCES);
    var told =
        new Told(
            whys(sources),
            List.of(InvalidInput.Kind.values()),
            fields(sources),
            found(LOOKS, sources),
            FaultSentences.in(sources(SOURCES.resolve("city"))));
    String now = JSON.writeValueAsString(told).replace("\r\n", "\n") + "\n";
    String there = Files.exists(FILE) ? Files.readString(FILE) : "";
    if (!there.equals(now)) {
      Files.writeString(FILE, now);
    }
    assertEquals(there, now, "refusals.json was stale and has been written anew");
  }

  /// Otherwise the walk would miss it. The database's troubles are an enum that names each so.
  @Test
  void aRefusalsNameIsWrittenWhereItIsMade() {
    var unnamed =
        paths(SOURCES)
            .filter(path -> OF.matcher(read(path)).find())
            .map(path -> path.getFileName().toString());
    assertEquals(List.of("DatabaseTrouble.java"), unnamed.toList());
  }

  private static Set<String> whys(List<String> sources) {
    Set<String> whys = found(WHY, sources);
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vigil")
            .stream()
            .filter(one -> one.isAssignableTo(UserRefusal.class) && !one.isInterface())
            .map(JavaClass::getSimpleName)
            .forEach(whys::add);
    return whys;
  }

  /// What sources name, what bodies hold and addresses carry, and the fields of steps and deeds.
  private static Set<String> fields(List<String> sources) {
    Set<String> fields = found(FIELD, sources);
    JsonNode api = JSON.readTree(API.toFile());
    for (JsonNode path : api.path("paths")) {
      for (JsonNode operation : path) {
        for (JsonNode parameter : operation.path("parameters")) {
          fields.add(parameter.path("name").asString());
        }
        JsonNode body = operation.path("requestBody").findPath("schema");
        names(body, api, new TreeSet<>(), fields::add);
      }
    }
    Stream.of(Step.OrderStep.class, AssignmentStep.class, BatchAction.class)
        .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
        .flatMap(kind -> RecordFields.of(kind))
        .map(RecordComponent::getName)
        .forEach(fields::add);
    RecordFields.of(CompletionReport.class).map(RecordComponent::getName).forEach(fields::add);
    return fields;
  }

  private static void names(
      JsonNode schema, JsonNode api, Set<String> seen, Consumer<String> names) {
    String other = schema.path("$ref").asString("");
    if (!other.isEmpty()) {
      if (seen.add(other)) {
        names(api.at(other.substring(1)), api, seen, names);
      }
      return;
    }
    for (var property : schema.path("properties").properties()) {
      names.accept(property.getKey());
      names(property.getValue(), api, seen, names);
    }
    for (String inner : List.of("items", "allOf", "oneOf", "anyOf")) {
      JsonNode there = schema.path(inner);
      (there.isArray() ? there.valueStream() : Stream.of(there))
          .filter(JsonNode::isObject)
          .forEach(one -> names(one, api, seen, names));
    }
  }

  private static Set<String> found(Pattern pattern, List<String> sources) {
    Set<String> found = new TreeSet<>();
    for (String source : sources) {
      pattern.matcher(source).results().forEach(one -> found.add(one.group(1)));
    }
    return found;
  }

  private static List<String> sources(Path folder) {
    return paths(folder).map(ScreenRefusalsTest::read).toList();
  }

  private static Stream<Path> paths(Path folder) {
    try (var walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
