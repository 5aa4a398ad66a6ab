package vigil.portal.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.city.WorkingDays;

/// A request as GeoReport v2 reads it: an empty argument is none.
record Open311HttpRequest(HttpServletRequest request) {
  private static final char NUL = '\0';

  /// Years that a clock can count on from, and PostgreSQL can keep.
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2999;

  /// GeoReport v2: no list is longer.
  static final int MOST_IN_A_LIST = 1_000;

  String path() {
    return request.getRequestURI();
  }

  /// Chinese, unless the client says that it would rather have English.
  boolean isEnglish() {
    return request.getHeader("Accept-Language") != null
        && request.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  @Nullable String text(String name) {
    String given = request.getParameter(name);
    return given == null || given.isBlank() ? null : given.strip();
  }

  String getRequired(String name) {
    String given = text(name);
    if (given == null) {
      throw Open311Exception.badRequest(name + " is missing");
    }
    return given;
  }

  /// Every text can be kept: PostgreSQL has no NUL, and no word has one.
  void mustBeText() {
    request
        .getParameterMap()
        .forEach((name, values) -> {
          for (String value : values) {
            if (name.indexOf(NUL) >= 0 || value.indexOf(NUL) >= 0) {
              throw Open311Exception.badRequest(
                  name.replace(NUL, '?') + " holds a NUL, which is no text");
            }
          }
        });
  }

  /// Values apart by commas, and the argument may come several times; none is empty.
  List<String> list(String name) {
    String[] given = request.getParameterValues(name);
    if (given == null) {
      return List.of();
    }
    var found =
        Arrays.stream(String.join(",", given).split(","))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .toList();
    if (found.size() > MOST_IN_A_LIST) {
      throw Open311Exception.badRequest(
          "%s holds %d values at most".formatted(name, MOST_IN_A_LIST));
    }
    return found;
  }

  /// Two times of a period, which may not end before it begins or be longer than the list covers.
  static void mustBePeriod(Instant from, Instant until, Duration longest) {
    if (until.isBefore(from)) {
      throw Open311Exception.badRequest("end_date lies before start_date");
    }
    if (Duration.between(from, until).compareTo(longest) > 0) {
      throw Open311Exception.badRequest(
          "start_date and end_date may not span more than %d days".formatted(longest.toDays()));
    }
  }

  @Nullable Instant time(String name) {
    String given = text(name);
    if (given == null) {
      return null;
    }
    try {
      // A form turns the + of a time zone into a blank unless the client wrote %2B.
      OffsetDateTime at = OffsetDateTime.parse(given.replace(' ', '+'));
      if (at.getYear() < FIRST_YEAR || at.getYear() > LAST_YEAR) {
        throw Open311Exception.badRequest(
            "%s lies outside the years %d to %d".formatted(name, FIRST_YEAR, LAST_YEAR));
      }
      return at.toInstant();
    } catch (DateTimeParseException unreadable) {
      throw Open311Exception.badRequest(name + " is no time like 2026-11-25T13:00:00+08:00");
    }
  }

  @Nullable Double number(String name) {
    String given = text(name);
    try {
      return given == null ? null : Double.valueOf(given);
    } catch (NumberFormatException unreadable) {
      throw Open311Exception.badRequest(name + " is no number");
    }
  }

  int count(String name, int usual, int most) {
    String given = text(name);
    try {
      return given == null ? usual : Math.clamp(Integer.parseInt(given), 1, most);
    } catch (NumberFormatException unreadable) {
      throw Open311Exception.badRequest(name + " is no whole number");
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
