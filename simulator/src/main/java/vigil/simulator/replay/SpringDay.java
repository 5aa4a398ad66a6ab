package vigil.simulator.replay;

import java.time.LocalDate;
import java.util.Arrays;

/// A day of the spring in counts.
public final class SpringDay {
  private final LocalDate date;
  private final int[] calls;
  private final int[] other;
  private final int pandemic;
  private final int codeNight;

  /// @param calls by matter, those of the night of yellow codes not among them
  /// @param other appeals by other channels, by matter
  /// @param pandemic calls about the pandemic, those of that night among them
  /// @param codeNight calls of the night of yellow codes
  SpringDay(LocalDate date, int[] calls, int[] other, int pandemic, int codeNight) {
    this.date = date;
    this.calls = calls.clone();
    this.other = other.clone();
    this.pandemic = pandemic;
    this.codeNight = codeNight;
  }

  public LocalDate date() {
    return date;
  }

  /// Every call of the day.
  public int calls() {
    return Arrays.stream(calls).sum() + codeNight;
  }

  /// Calls about one matter, those of the night of yellow codes not among them.
  public int calls(int matter) {
    return calls[matter];
  }

  public int pandemic() {
    return pandemic;
  }

  /// Calls of the night of yellow codes.
  public int codeNight() {
    return codeNight;
  }

  /// Appeals by other channels.
  public int other() {
    return Arrays.stream(other).sum();
  }

  public int other(int matter) {
    return other[matter];
  }
}
