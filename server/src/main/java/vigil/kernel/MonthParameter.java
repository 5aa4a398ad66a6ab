package vigil.kernel;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The month that somebody asks for: one that is none would be an empty list that says nothing.
public final class MonthParameter {
  /// A year of more digits is one that no database keeps.
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

  private MonthParameter() {}

  /// Reads `2026-11`.
  ///
  /// @return null where none is asked for
  /// @throws InvalidInput if it is no month
  public static @Nullable YearMonth parse(@Nullable String month) {
    if (month == null || month.isEmpty()) {
      return null;
    }
    try {
      if (MONTH.matcher(month).matches()) {
        return YearMonth.parse(month);
      }
    } catch (DateTimeException none) {
      // a thirteenth month is refused as what is no month at all
    }
    throw InvalidInput.malformed("month", "a month such as 2022-04");
  }
}
