package vigil.portal.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.city.WorkingDays;

/// A request as GeoReport v2 reads it: an empty argument is none.
record Asked(HttpServletRequest request) {
  private static final int MOST_IN_A_LIST = 200;

  String path() {
    return request.getRequestURI();
  }

  /// Chinese, unless the client says that it would rather have English.
  boolean english() {
    return request.getHeader("Accept-Language") != null
        && request.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  @Nullable String text(String name) {
    String given = request.getParameter(name);
    return given == null || given.isBlank() ? null : given.strip();
  }

  String needed(String name) {
    String given = text(name);
    if (given == null) {
      throw Unserved.badRequest(name + " is missing");
    }
    return given;
  }

  /// Values apart by commas, and the argument may come several times; none is empty.
  List<String> list(String name) {
    String[] given = request.getParameterValues(name);
    return given == null
        ? List.of()
        : List.of(String.join(",", given).split(",", MOST_IN_A_LIST)).stream()
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .toList();
  }

  @Nullable Instant time(String name) {
    String given = text(name);
    if (given == null) {
      return null;
    }
    try {
      // A form turns the + of a time zone into a blank unless the client wrote %2B.
      return OffsetDateTime.parse(given.replace(' ', '+')).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw Unserved.badRequest(name + " is no time like 2026-11-25T13:00:00+08:00");
    }
  }

  @Nullable Double number(String name) {
    String given = text(name);
    try {
      return given == null ? null : Double.valueOf(given);
    } catch (NumberFormatException unreadable) {
      throw Unserved.badRequest(name + " is no number");
    }
  }

  int count(String name, int usual, int most) {
    String given = text(name);
    try {
      return given == null ? usual : Math.clamp(Integer.parseInt(given), 1, most);
    } catch (NumberFormatException unreadable) {
      throw Unserved.badRequest(name + " is no whole number");
    }
  }

  /// What came as `attribute[CODE]`, or `attribute[CODE][]` for several.
  Map<String, List<String>> attributes() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (name.startsWith("attribute[") && name.indexOf(']') > 0) {
            String code = name.substring("attribute[".length(), name.indexOf(']'));
            var given = List.of(values).stream().map(String::strip).filter(it -> !it.isEmpty());
            found.put(code, given.toList());
          }
        });
    return found;
  }

  static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS)
        .atZone(WorkingDays.SHANGHAI)
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }
}
