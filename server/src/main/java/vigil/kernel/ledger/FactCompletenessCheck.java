package vigil.kernel.ledger;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Fact;

/// Whether a fact has all that its record promises: what is not marked as nullable is there, down
/// to the records and lists within. A fact that is not whole is never appended, since history
/// cannot be mended and every reader would stumble over it. Cost: some calls of accessors.
final class FactCompletenessCheck extends ClassValue<List<FactCompletenessCheck.ComponentCheck>> {
  private static final FactCompletenessCheck PARTS = new FactCompletenessCheck();

  /// A record's component.
  ///
  /// @param mayMiss it is marked as nullable
  /// @param mayMissWithin its elements are, where it is a list
  record ComponentCheck(String name, Method read, boolean mayMiss, boolean mayMissWithin) {}

  /// @throws IllegalArgumentException naming the component that is missing
  static void check(Fact fact) {
    whole(fact, Fact.kind(fact.getClass()));
  }

  private static void whole(Object one, String path) {
    for (ComponentCheck part : PARTS.get(one.getClass())) {
      String name = path + "." + part.name();
      Object value = read(part, one);
      if (value == null) {
        must(part.mayMiss(), name);
      } else if (value instanceof Collection<?> list) {
        for (Object element : list) {
          if (element == null) {
            must(part.mayMissWithin(), name + "[]");
          } else {
            within(element, name + "[]");
          }
        }
      } else {
        within(value, name);
      }
    }
  }

  private static void within(Object value, String name) {
    if (value instanceof Record) {
      whole(value, name);
    }
  }

  private static void must(boolean holds, String name) {
    if (!holds) {
      throw new IllegalArgumentException("A fact is whole or is not appended: no " + name);
    }
  }

  private static @Nullable Object read(ComponentCheck part, Object one) {
    try {
      return part.read().invoke(one);
    } catch (IllegalAccessException | InvocationTargetException broken) {
      throw new IllegalStateException("Unreadable: " + part.name(), broken);
    }
  }

  @Override
  protected List<ComponentCheck> computeValue(Class<?> type) {
    var parts = new ArrayList<ComponentCheck>();
    RecordComponent[] components = type.getRecordComponents();
    if (components != null) {
      for (RecordComponent component : components) {
        if (!component.getType().isPrimitive()) {
          parts.add(part(component));
        }
      }
    }
    return parts;
  }

  private static ComponentCheck part(RecordComponent component) {
    Method read = component.getAccessor();
    read.setAccessible(true);
    AnnotatedType type = component.getAnnotatedType();
    boolean within =
        type instanceof AnnotatedParameterizedType of
            && of.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(Nullable.class);
    return new ComponentCheck(
        component.getName(), read, type.isAnnotationPresent(Nullable.class), within);
  }
}
