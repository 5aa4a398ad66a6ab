package vigil.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.insight.PeriodReading.Before;
import vigil.insight.PeriodReading.Unit;

/// What a periodic report says: words and figures, each figure with the path that lists what it
/// counts.
///
/// @param asOf of when the figures are
/// @param previousFrom first day of the period before
/// @param previousUntil last day of the period before, included
public record PeriodicContent(
    Phrase title,
    Phrase summary,
    Instant asOf,
    LocalDate previousFrom,
    LocalDate previousUntil,
    List<Section> sections) {
  /// The same in both languages.
  public record Phrase(String zh, String en) {}

  /// What a section is about.
  public enum Topic {
    CALLS,
    ORDERS,
    CHANNELS,
    TYPES,
    CATEGORIES,
    GROWTH,
    DISTRICTS,
    LATE_UNITS,
    RAPID,
    SPIKES,
    MONTHLY_TOPIC
  }

  /// A part of the report.
  ///
  /// @param note what is to be known of it; null for nothing
  /// @param whole what the lines add up to; null where they are no parts of one
  public record Section(
      Topic topic, Phrase title, @Nullable Phrase note, @Nullable Integer whole, List<Line> lines) {
    public Section {
      lines = List.copyOf(lines);
      if (whole != null && sum(lines) != whole) {
        throw new IllegalArgumentException(
            "Lines of %s are %d, not %d".formatted(topic, sum(lines), whole));
      }
    }

    private static int sum(List<Line> lines) {
      return lines.stream()
          .mapToInt(line -> line.value() == null ? 0 : (int) Math.round(line.value()))
          .sum();
    }
  }

  /// A figure, frozen.
  ///
  /// @param value null where nothing was there to divide by
  /// @param previous of the period before; null where nothing is known of it
  /// @param lastYear of the same days a year ago; null where nothing is known of them
  /// @param query the path that lists what it counts
  public record Line(
      String key,
      Phrase name,
      Unit unit,
      @Nullable Double value,
      @Nullable Before previous,
      @Nullable Before lastYear,
      @Nullable Phrase note,
      String query) {
    public Line {
      if (!query.startsWith("/api/")) {
        throw new IllegalArgumentException("The figure " + key + " does not say where it is from");
      }
    }
  }

  public PeriodicContent {
    sections = List.copyOf(sections);
  }
}
