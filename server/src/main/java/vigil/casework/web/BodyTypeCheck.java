package vigil.casework.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vigil.kernel.InvalidInput;
import vigil.kernel.RecordFields;

/// A body's fields are of the kind that the step's record has: Jackson alone would make a text of a
/// number, and a moment of 1970 of a small one.
final class BodyTypeCheck {
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private BodyTypeCheck() {}

  static void check(JsonNode body, Class<?> kind) {
    if (!body.isObject()) {
      throw InvalidInput.of(
          InvalidInput.Kind.MALFORMED, "The body is an object with seen and the step's fields");
    }
    RecordFields.of(kind)
        .forEach(part -> check(part.getName(), body.path(part.getName()), part.getGenericType()));
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
    if (kind == Instant.class) {
      require(field, given.isString() && isKept(given.asString()));
    } else if (kind == String.class || kind.isEnum()) {
      require(field, given.isString());
      InvalidInput.ifUnkept(field, given.asString());
    } else if (kind == Boolean.class || kind == boolean.class) {
      require(field, given.isBoolean());
    } else if (kind == Integer.class || kind == int.class) {
      require(field, given.isInt());
    } else if (kind.isRecord()) {
      require(field, given.isObject());
      check(given, kind);
    }
  }

  /// A moment that the database can keep; an empty one is none, and left to the record.
  private static boolean isKept(String moment) {
    if (moment.isBlank()) {
      return true;
    }
    try {
      Instant at = Instant.parse(moment);
      return !at.isBefore(FIRST) && at.isBefore(LAST);
    } catch (DateTimeParseException unreadable) {
      return false;
    }
  }

  private static void require(String field, boolean fits) {
    if (!fits) {
      throw InvalidInput.unreadable(field);
    }
  }
}
