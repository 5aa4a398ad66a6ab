package vigil.bench.forecast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import vigil.workforce.forecast.DayKind;

/// The public holidays of 2022 to 2026 that the server ships.
final class Holidays {
  private static final String FILE = "/policy/cn-calendar-2022-2026.csv";
  private final Map<LocalDate, DayKind> special = new HashMap<>();

  Holidays() {
    try (var in = Objects.requireNonNull(Holidays.class.getResourceAsStream(FILE), FILE)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("20")) {
          String[] cells = line.split(",", -1);
          special.put(LocalDate.parse(cells[0]), DayKind.valueOf(cells[1]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DayKind of(LocalDate date) {
    return special.getOrDefault(date, DayKind.ORDINARY);
  }
}
