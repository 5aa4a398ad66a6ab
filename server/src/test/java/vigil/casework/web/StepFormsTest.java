package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.casework.AssignmentStep;
import vigil.casework.Step;
import vigil.casework.StepForm;
import vigil.casework.StepForms;
import vigil.kernel.InvalidInput;

/// What a form says is what the step is checked by, field by field. The screens' own test holds a
/// way to ask and words against each ([ScreenArrowsTest]).
class StepFormsTest {
  /// Steps whose words lie in a record of their own, which has its own tests.
  private static final List<Class<? extends Step>> NESTED =
      List.of(Step.Amend.class, AssignmentStep.Report.class);

  private static Stream<Class<? extends Step>> steps() {
    return Stream.of(Step.OrderStep.class, AssignmentStep.class)
        .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
        .map(kind -> kind.asSubclass(Step.class));
  }

  private static Stream<Class<? extends Step>> plain() {
    return steps().filter(step -> !NESTED.contains(step) && StepForms.find(step).isPresent());
  }

  @Test
  void onlyWhatJobsAndOtherPlatformsDoHasNoForm() {
    assertEquals(
        List.of("AnswerTime", "Archive", "Lapse", "Reschedule"),
        steps()
            .filter(step -> StepForms.find(step).isEmpty())
            .map(Class::getSimpleName)
            .sorted()
            .toList());
  }

  @Test
  void aStepLacksWhatItsFormCallsNeeded() {
    plain()
        .forEach(step -> {
          for (StepForm.Field field : fields(step)) {
            if (field.isNeeded()) {
              refuses(step, field, null, InvalidInput.Kind.MISSING);
            }
          }
        });
  }

  @Test
  void aTextIsNoLongerThanItsFormSays() {
    plain()
        .forEach(step -> {
          for (StepForm.Field field : fields(step)) {
            if (field.most() != null) {
              refuses(step, field, "长".repeat(field.most() + 1), InvalidInput.Kind.TOO_LONG);
            }
          }
        });
  }

  private static List<StepForm.Field> fields(Class<? extends Step> step) {
    return StepForms.find(step).orElseThrow().fields();
  }

  private static void refuses(
      Class<? extends Step> step,
      StepForm.Field field,
      @Nullable Object value,
      InvalidInput.Kind kind) {
    String where = step.getSimpleName() + "." + field.name();
    var no = assertThrows(InvalidInput.class, () -> make(step, filled(step, field, value)), where);
    assertEquals(kind, no.kind(), where);
    assertEquals(field.name(), no.properties().get("field"), where);
  }

  /// Every field that is always asked for, and what makes this one asked for.
  private static Map<String, Object> filled(
      Class<? extends Step> step, StepForm.Field field, @Nullable Object value) {
    var filled = new LinkedHashMap<String, Object>();
    for (StepForm.Field other : fields(step)) {
      if (other.when() == null) {
        filled.put(other.name(), other.choices().isEmpty() ? "x" : other.choices().getFirst());
      }
    }
    if (field.when() != null) {
      filled.put(field.when().field(), field.when().is().getFirst());
    }
    if (value == null) {
      filled.remove(field.name());
    } else {
      filled.put(field.name(), value);
    }
    return filled;
  }

  private static void make(Class<? extends Step> step, Map<String, Object> filled) {
    RecordComponent[] parts = step.getRecordComponents();
    var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values =
        Arrays.stream(parts)
            .map(part -> value(part.getType(), filled.get(part.getName())))
            .toArray();
    try {
      step.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof RuntimeException no) {
        throw no;
      }
      throw new IllegalStateException(refused);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable Object value(Class<?> type, @Nullable Object filled) {
    if (filled == null) {
      return null;
    } else if (type == Boolean.class) {
      return !filled.equals("false");
    } else if (type == Integer.class) {
      return 1;
    } else if (type == Instant.class) {
      return Instant.EPOCH;
    } else if (type == List.class) {
      return List.of("x");
    } else if (type.isEnum()) {
      return Enum.valueOf((Class) type, String.valueOf(filled));
    }
    return filled;
  }
}
