package vigil.bench.forecast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import vigil.workforce.forecast.CallHistory;

/// A table of calls from anywhere, summed up by half hours.
final class CallTable {
  private static final int SLOT_MINUTES = 30;

  private CallTable() {}

  /// Reads lines of number, time (`2003-03-03T07:05:00Z`) and calls, after one of names.
  static CallHistory read(String file) {
    var days = new TreeMap<LocalDate, int[]>();
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      lines.skip(1).map(line -> line.split(",", -1)).forEach(cells -> add(days, cells));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LocalDate first = days.firstKey();
    List<int[]> calls =
        first
            .datesUntil(days.lastKey().plusDays(1))
            .map(date -> days.getOrDefault(date, new int[CallWorld.SLOTS]))
            .toList();
    var holidays = new Holidays();
    return new CallHistory(first, calls, holidays::of);
  }

  private static void add(Map<LocalDate, int[]> days, String[] cells) {
    var at = LocalDateTime.parse(cells[1].replace("Z", ""));
    int slot = (at.getHour() * 60 + at.getMinute()) / SLOT_MINUTES;
    days.computeIfAbsent(at.toLocalDate(), _ -> new int[CallWorld.SLOTS])[slot] +=
        Integer.parseInt(cells[2]);
  }
}
