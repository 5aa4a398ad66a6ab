package vigil.kernel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

/// The fields of a record as its JSON has them: those of a group that stands unwrapped are beside
/// the record's own.
public final class RecordFields {
  private RecordFields() {}

  public static Stream<RecordComponent> of(Class<?> record) {
    return Stream.of(record.getRecordComponents())
        .flatMap(part -> isUnwrapped(part) ? of(part.getType()) : Stream.of(part));
  }

  private static boolean isUnwrapped(RecordComponent part) {
    return part.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
  }
}
