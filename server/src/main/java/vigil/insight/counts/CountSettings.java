package vigil.insight.counts;

import java.util.List;

/// How a table is read.
///
/// @param outbreaks what is looked for
/// @param threshold score from which a period is an alarm
/// @param keep score down to which an alarm goes on
public record CountSettings(
    Cadence cadence,
    List<Outbreak> outbreaks,
    double threshold,
    double keep,
    Learning learning,
    Level level) {
  /// How the expectation is learned.
  ///
  /// @param least periods of history before the first reading
  /// @param guard the last periods before a reading teach nothing: an outbreak may be in them
  /// @param refit periods after which is learned anew
  /// @param usual what lies more than so many standard deviations above the expectation teaches
  ///   less
  public record Learning(int least, int guard, int refit, double usual) {
    public Learning {
      if (least <= guard || refit < 1 || usual <= 0) {
        throw new IllegalArgumentException("There must be a history to learn from");
      }
    }
  }

  /// How much of the expectation came lately.
  ///
  /// @param periods how far back is asked; 0 for never
  /// @param weight how many cases, times the dispersion, the expectation is worth against them
  public record Level(int periods, double weight) {}

  public CountSettings {
    outbreaks = List.copyOf(outbreaks);
    int longest = outbreaks.stream().mapToInt(o -> o.extra().size()).max().orElse(1);
    if (learning.least() < longest) {
      throw new IllegalArgumentException("A reading needs a history longer than what it looks for");
    }
  }

  /// Weeks: by `./vigil bench sensing` less than one false alarm in a hundred weeks.
  public static CountSettings weekly(Cadence cadence) {
    return new CountSettings(
        cadence, Outbreak.weekly(), 2.7, 2.7, new Learning(26, 3, 1, 2), new Level(0, 0));
  }

  /// Days: a level of late beside the seasons, since waves of some weeks come and go.
  public static CountSettings daily() {
    return new CountSettings(
        Cadence.DAY, Outbreak.daily(), 2.5, 0.5, new Learning(56, 7, 7, 2), new Level(28, 10));
  }
}
