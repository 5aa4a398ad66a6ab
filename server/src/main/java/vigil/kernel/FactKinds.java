package vigil.kernel;

import java.util.HashMap;
import java.util.Map;

/// The kind of each fact class, made once: readers ask for it with every fact.
final class FactKinds extends ClassValue<String> {
  static final FactKinds OF = new FactKinds();

  private static final ClassValue<Map<String, Class<? extends Fact>>> RECORDS =
      new ClassValue<>() {
        @Override
        protected Map<String, Class<? extends Fact>> computeValue(Class<?> type) {
          var records = new HashMap<String, Class<? extends Fact>>();
          collect(type, records);
          return Map.copyOf(records);
        }
      };

  private FactKinds() {}

  /// The records that a sealed type of facts has, by their kinds; a record has itself.
  static Map<String, Class<? extends Fact>> listRecords(Class<? extends Fact> type) {
    return RECORDS.get(type);
  }

  @Override
  protected String computeValue(Class<?> fact) {
    LedgerKind written = fact.getAnnotation(LedgerKind.class);
    if (written != null) {
      return written.value();
    }
    String inHouse = fact.getPackageName().substring("vigil.".length());
    int wall = inHouse.indexOf('.');
    return (wall < 0 ? inHouse : inHouse.substring(0, wall)) + "." + fact.getSimpleName();
  }

  private static void collect(Class<?> type, Map<String, Class<? extends Fact>> records) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    if (permitted == null) {
      records.put(Fact.kind(type), type.asSubclass(Fact.class));
      return;
    }
    for (Class<?> below : permitted) {
      collect(below, records);
    }
  }
}
