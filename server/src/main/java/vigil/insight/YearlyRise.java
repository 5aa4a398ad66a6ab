package vigil.insight;

import java.time.LocalDate;
import java.util.List;

/// A topic that rose in the same weeks of earlier years, and will again if this year is like those.
///
/// @param topic a category's code, of the second level
/// @param from Monday of the week in which it is expected to begin
/// @param years what each year was like, the newest first
public record YearlyRise(String topic, LocalDate from, List<Year> years) {
  /// An earlier year.
  ///
  /// @param week Monday of the week in which it began
  /// @param usual orders of a week before that, in the middle of eight
  /// @param risen orders of a week, of the first two
  public record Year(LocalDate week, double usual, double risen) {}

  public YearlyRise {
    years = List.copyOf(years);
  }
}
