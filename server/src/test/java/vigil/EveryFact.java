package vigil;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import vigil.kernel.Fact;

/// Facts of every kind that the house can tell, made from the shapes of their records.
final class EveryFact {
  private static final Instant AT = Instant.parse("2022-05-01T02:00:00Z");

  private final String word;
  private final boolean isBare;

  /// @param word that every text is: the id of something that there is
  /// @param isBare every component that may be absent is
  EveryFact(String word, boolean isBare) {
    this.word = word;
    this.isBare = isBare;
  }

  List<Fact> all() {
    return kinds().stream().map(kind -> (Fact) made(kind)).toList();
  }

  /// Every record of a room's facts.
  static List<Class<?>> kinds() {
    var scan =
        new ClassPathScanningCandidateComponentProvider(false) {
          @Override
          protected boolean isCandidateComponent(
              org.springframework.beans.factory.annotation.AnnotatedBeanDefinition any) {
            return true;
          }
        };
    scan.addIncludeFilter(new AssignableTypeFilter(Fact.class));
    var kinds = new ArrayList<Class<?>>();
    for (var found : scan.findCandidateComponents("vigil")) {
      Class<?> kind = load(String.valueOf(found.getBeanClassName()));
      Class<?> home = kind.getEnclosingClass();
      if (kind.isRecord() && home != null && home.isSealed()) {
        kinds.add(kind);
      }
    }
    kinds.sort(Comparator.comparing(Class::getName));
    return kinds;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private Object made(Class<?> record) {
    RecordComponent[] components = record.getRecordComponents();
    var types = new Class<?>[components.length];
    var values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      boolean isAbsent = isBare && mayMiss(components[i].getAnnotatedType());
      values[i] = isAbsent ? null : value(components[i].getGenericType());
    }
    try {
      var constructor = record.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("No " + record, broken);
    }
  }

  private static boolean mayMiss(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class)
        || (type instanceof AnnotatedParameterizedType && type.isAnnotationPresent(Nullable.class));
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType of) {
      Type[] within = of.getActualTypeArguments();
      if (of.getRawType() == Map.class) {
        return Map.of(value(within[0]), value(within[1]));
      }
      Object one = value(within[0]);
      return of.getRawType() == Set.class ? Set.of(one) : List.of(one);
    }
    return plain((Class<?>) type);
  }

  private Object plain(Class<?> type) {
    if (type == String.class) {
      return word;
    } else if (type == int.class || type == Integer.class) {
      return 1;
    } else if (type == long.class || type == Long.class) {
      return 1L;
    } else if (type == double.class || type == Double.class) {
      return 0.5;
    } else if (type == boolean.class || type == Boolean.class) {
      return true;
    } else if (type == Instant.class) {
      return AT;
    } else if (type == LocalDate.class) {
      return LocalDate.parse("2022-05-01");
    } else if (type == Duration.class) {
      return Duration.ofMinutes(1);
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    } else if (type.isRecord()) {
      return made(type);
    }
    throw new IllegalStateException("EveryFact knows no value of " + type);
  }
}
