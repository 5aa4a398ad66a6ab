package vigil.city;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/// The shipped calendar, read by a hand other than the loader's.
final class Calendars {
  private Calendars() {}

  static List<CalendarDay> shipped() {
    try (var file = Calendars.class.getResourceAsStream("/policy/cn-calendar-2022-2026.csv")) {
      String text = new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> line.startsWith("20"))
          .map(line -> line.split(",", 3))
          .map(cell ->
              new CalendarDay(LocalDate.parse(cell[0]), CalendarDay.Kind.valueOf(cell[1]), cell[2]))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static WorkingDays official() {
    return new WorkingDays(shipped(), List.of(2022, 2023, 2024, 2025, 2026));
  }
}
