package vigil.simulator.replay;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Days of the spring with one mean.
///
/// @param until last day, included
/// @param calls of all its days together
/// @param level how its days lie about their mean
/// @param pandemic the pandemic's part of calls, before the total is met
/// @param otherADay appeals a day by other channels
public record SpringPhase(
    LocalDate from, LocalDate until, long calls, Level level, Line pandemic, int otherADay) {
  /// How days lie about their mean.
  ///
  /// @param first level of the first day, as a part of the mean
  /// @param rest what a day of rest has of a working day
  public record Level(double first, double middle, double last, double rest) {
    double at(double place) {
      return place < 0.5
          ? first + (middle - first) * place * 2
          : middle + (last - middle) * (place - 0.5) * 2;
    }
  }

  /// A straight line from the first day to the last.
  public record Line(double first, double last) {
    double at(double place) {
      return first + (last - first) * place;
    }
  }

  public int days() {
    return (int) ChronoUnit.DAYS.between(from, until) + 1;
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }

  /// 0 on the first day, 1 on the last.
  double place(LocalDate day) {
    return ChronoUnit.DAYS.between(from, day) / (double) (days() - 1);
  }
}
