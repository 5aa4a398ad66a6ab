package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.AssignmentStep;
import vigil.casework.Step;
import vigil.casework.StepForm;
import vigil.casework.StepForms;
import vigil.casework.life.AssignmentTransitions;
import vigil.casework.life.OrderTransitions;
import vigil.casework.life.StepPermissions;
import vigil.identity.Role;
import vigil.kernel.TransitionTable;

/// The arrows of rules 3 as the screens' own test reads them (`arrows.test.ts` holds a button and a
/// form against each). On a difference the file is written anew, so that a look at the diff and a
/// second run are enough.
class ScreenArrowsTest {
  private static final Path FILE = Path.of("../web/src/casework/arrows.json");
  private static final Path WORDS = Path.of("src/main/java/vigil/casework");
  private static final Pattern ROW = Pattern.compile("((?: *///[^\n]*\n)+) *record (\\w+)\\(");
  private static final int LAST_ROW = 21;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .changeDefaultPropertyInclusion(all -> all.withValueInclusion(Include.NON_NULL))
          .build();

  /// A step with all its arrows.
  ///
  /// @param row of the table of rules 3, as its words say; 0 for what the table leaves out
  /// @param ofUnit whether a unit takes it with its part
  /// @param ofHouse whether no person takes it: a job does, or another platform
  /// @param fields of its form, before an order narrows it
  record StepArrows(
      String step,
      String name,
      int row,
      boolean ofUnit,
      boolean ofHouse,
      Set<Role> roles,
      List<StepForm.Field> fields,
      List<String> arrows) {}

  @Test
  void theScreensKnowEveryArrow() throws IOException {
    var steps =
        Stream.of(Step.OrderStep.class, AssignmentStep.class)
            .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
            .map(kind -> told(kind.asSubclass(Step.class)))
            .toList();
    String now = JSON.writeValueAsString(steps).replace("\r\n", "\n") + "\n";
    String there = Files.exists(FILE) ? Files.readString(FILE) : "";
    if (!there.equals(now)) {
      Files.writeString(FILE, now);
    }
    assertEquals(there, now, "arrows.json was stale and has been written anew");
  }

  /// Row 1 is the registration, which begins a life and is no arrow of the table.
  @Test
  void everyStepOfTheRulesHasAKind() {
    var rows = new TreeSet<Integer>();
    for (var kind : Step.OrderStep.class.getPermittedSubclasses()) {
      rows.add(row(kind));
    }
    for (var kind : AssignmentStep.class.getPermittedSubclasses()) {
      rows.add(row(kind));
    }
    for (int row = 2; row <= LAST_ROW; row++) {
      assertTrue(rows.contains(row), "row " + row + " has no step that names it");
    }
  }

  private static StepArrows told(Class<? extends Step> kind) {
    Set<Role> roles = EnumSet.copyOf(StepPermissions.listRoles(kind));
    return new StepArrows(
        StepBodies.kebab(kind.getSimpleName()),
        kind.getSimpleName(),
        row(kind),
        AssignmentStep.class.isAssignableFrom(kind),
        roles.equals(Set.of(Role.OPERATOR)),
        roles,
        StepForms.find(kind).map(StepForm::fields).orElse(List.of()),
        Stream.of(OrderTransitions.TABLE, AssignmentTransitions.TABLE)
            .flatMap(table -> arrows(table, kind))
            .toList());
  }

  private static Stream<String> arrows(TransitionTable<?, Step> table, Class<?> kind) {
    return table.arrows().stream()
        .filter(arrow -> arrow.step().equals(kind))
        .map(arrow -> arrow.from() + " -> " + arrow.to());
  }

  private static int row(Class<?> kind) {
    var found = ROW.matcher(words());
    while (found.find()) {
      if (found.group(2).equals(kind.getSimpleName())) {
        var row = Pattern.compile("rules 3\\.(\\d+)").matcher(found.group(1));
        return row.find() ? Integer.parseInt(row.group(1)) : 0;
      }
    }
    return 0;
  }

  private static String words() {
    try {
      return Files.readString(WORDS.resolve("Step.java"))
          + Files.readString(WORDS.resolve("AssignmentStep.java"));
    } catch (IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }
}
