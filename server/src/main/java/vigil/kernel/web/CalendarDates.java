package vigil.kernel.web;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vigil.kernel.DateText;

/// Days and moments in an address are read as those in a body are.
@Configuration
class CalendarDates implements WebMvcConfigurer {
  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(new DateReader());
    registry.addConverter(new MomentReader());
  }

  /// Not a lambda: Spring reads what it converts from the class.
  private static final class DateReader implements Converter<String, @Nullable LocalDate> {
    @Override
    public @Nullable LocalDate convert(String text) {
      return DateText.parseDay(text);
    }
  }

  private static final class MomentReader implements Converter<String, @Nullable Instant> {
    @Override
    public @Nullable Instant convert(String text) {
      return DateText.parseMoment(text);
    }
  }
}
