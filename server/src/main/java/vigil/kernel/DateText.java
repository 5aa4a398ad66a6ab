package vigil.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Days and moments as they come from outside, in an address or in JSON: a text as ISO 8601 has it,
/// on a calendar that people use. A year of nine digits is read by Java, and neither PostgreSQL nor
/// a day before it is.
public final class DateText {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  private DateText() {}

  /// A day; null when nothing is written.
  ///
  /// @throws DateTimeException if it is no day, or none that anybody means
  public static @Nullable LocalDate parseDay(String text) {
    if (text.isBlank()) {
      return null;
    }
    LocalDate day = LocalDate.parse(text.strip());
    requireOnCalendar(day);
    return day;
  }

  /// A moment; null when nothing is written.
  ///
  /// @throws DateTimeException if it is no moment, or none that anybody means
  public static @Nullable Instant parseMoment(String text) {
    if (text.isBlank()) {
      return null;
    }
    Instant at = Instant.parse(text.strip());
    requireOnCalendar(at.atOffset(ZoneOffset.UTC).toLocalDate());
    return at;
  }

  private static void requireOnCalendar(LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new DateTimeException("beyond every calendar");
    }
  }
}
