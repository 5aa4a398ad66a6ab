package vigil.knowledge.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import vigil.kernel.InvalidInput;

/// The month that somebody asks for: one that is none would be an empty list that says nothing.
final class FigureMonth {
  private FigureMonth() {}

  /// The month as `2026-11`; null where none is asked for.
  static @Nullable String parse(@Nullable String month) {
    if (month == null || month.isEmpty()) {
      return null;
    }
    try {
      return YearMonth.parse(month).toString();
    } catch (DateTimeException wrong) {
      throw InvalidInput.malformed("month", "a month such as 2022-04");
    }
  }
}
