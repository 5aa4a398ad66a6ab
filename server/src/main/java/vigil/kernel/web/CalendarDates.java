package vigil.kernel.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Dates and moments of a request lie on a calendar that people use: a year of nine digits is read
/// by Java, and neither PostgreSQL nor a day before it is.
@Configuration
class CalendarDates implements WebMvcConfigurer {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(new DateReader());
    registry.addConverter(new MomentReader());
  }

  /// Whether a value is no date, or one that is.
  static boolean isOnCalendar(Object value) {
    if (value instanceof LocalDate date) {
      return isYear(date.getYear());
    }
    return !(value instanceof Instant at) || isYear(at.atOffset(ZoneOffset.UTC).getYear());
  }

  private static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  private static <T> T require(T value) {
    if (!isOnCalendar(value)) {
      throw new IllegalArgumentException("no such day");
    }
    return value;
  }

  /// Not a lambda: Spring reads what it converts from the class.
  private static final class DateReader implements Converter<String, @Nullable LocalDate> {
    @Override
    public @Nullable LocalDate convert(String text) {
      return text.isBlank() ? null : require(LocalDate.parse(text.strip()));
    }
  }

  private static final class MomentReader implements Converter<String, @Nullable Instant> {
    @Override
    public @Nullable Instant convert(String text) {
      return text.isBlank() ? null : require(Instant.parse(text.strip()));
    }
  }
}
