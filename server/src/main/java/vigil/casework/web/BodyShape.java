package vigil.casework.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vigil.kernel.Mistake;

/// A body's fields are of the kind that the step's record has: Jackson alone would make a text of a
/// number, and a moment of 1970 of a small one.
final class BodyShape {
  private BodyShape() {}

  static void check(JsonNode body, Class<?> kind) {
    if (!body.isObject()) {
      throw Mistake.of(
          Mistake.Kind.MALFORMED, "The body is an object with seen and the step's fields");
    }
    for (RecordComponent part : kind.getRecordComponents()) {
      check(part.getName(), body.path(part.getName()), part.getGenericType());
    }
  }

  private static void check(String field, JsonNode given, Type wanted) {
    if (given.isMissingNode() || given.isNull()) {
      return;
    }
    if (wanted instanceof ParameterizedType list && list.getRawType() == List.class) {
      require(field, given.isArray());
      given.forEach(one -> {
        require(field, !one.isNull());
        check(field, one, list.getActualTypeArguments()[0]);
      });
    } else if (wanted instanceof Class<?> kind) {
      checkOne(field, given, kind);
    }
  }

  private static void checkOne(String field, JsonNode given, Class<?> kind) {
    if (kind == String.class || kind == Instant.class || kind.isEnum()) {
      require(field, given.isString());
    } else if (kind == Boolean.class || kind == boolean.class) {
      require(field, given.isBoolean());
    } else if (kind == Integer.class || kind == int.class) {
      require(field, given.isInt());
    } else if (kind.isRecord()) {
      require(field, given.isObject());
      check(given, kind);
    }
  }

  private static void require(String field, boolean fits) {
    if (!fits) {
      throw Mistake.unreadable(field);
    }
  }
}
