package vigil.city;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.kernel.InvalidInput;

/// How long something may take. Written `30min`, `24h`, `5wd` (working days), `7d` (calendar days).
public sealed interface Limit {

  /// Runs from the moment, day and night (Civil Code art. 201).
  record Within(Duration duration) implements Limit {
    public Within {
      if (!duration.isPositive()) {
        throw new IllegalArgumentException("a limit is longer than nothing");
      }
    }

    @Override
    public String toString() {
      return duration.toMinutes() % 60 == 0
          ? duration.toHours() + "h"
          : duration.toMinutes() + "min";
    }
  }

  /// Ends at 24:00 of the last of so many working days, the first day not counted.
  record InWorkingDays(int days) implements Limit {
    public InWorkingDays {
      WorkingDays.requireDays(days);
    }

    @Override
    public String toString() {
      return days + "wd";
    }
  }

  /// Ends at 24:00 of the last day, or of the next working day if that one is none (Civil Code art.
  /// 203).
  record InDays(int days) implements Limit {
    public InDays {
      WorkingDays.requireDays(days);
    }

    @Override
    public String toString() {
      return days + "d";
    }
  }

  /// Reads the written form.
  ///
  /// @throws IllegalArgumentException saying what a limit looks like
  static Limit parse(String text) {
    Matcher read = Pattern.compile("([1-9]\\d{0,3})(min|h|wd|d)").matcher(text);
    if (!read.matches()) {
      throw InvalidInput.malformed("limit", "like 30min, 24h, 5wd or 7d");
    }
    int count = Integer.parseInt(read.group(1));
    return switch (read.group(2)) {
      case "min" -> new Within(Duration.ofMinutes(count));
      case "h" -> new Within(Duration.ofHours(count));
      case "wd" -> new InWorkingDays(count);
      case "d" -> new InDays(count);
      default -> throw new IllegalStateException("No unit of time: " + text);
    };
  }
}
