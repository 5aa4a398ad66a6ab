package vigil.city;

import java.time.Duration;
import java.time.Instant;

/// The limits in force, with the calendar they are counted by. Pure: time is an argument.
public record Limits(LimitProfile profile, WorkingDays workingDays) {
  /// A quarter of a limit in hours turns its lamp yellow (rules 4.3).
  private static final int YELLOW_SHARE = 4;

  /// One working day or less turns the lamp of a limit in days yellow (rules 4.3).
  private static final Duration YELLOW_DAY = Duration.ofDays(1);

  public Limit limit(LimitKind stage, Urgency urgency, AppealType type) {
    return profile.limit(stage, urgency, type);
  }

  /// When a stage that began at `from` is due.
  public Due due(LimitKind stage, Urgency urgency, AppealType type, Instant from) {
    return due(limit(stage, urgency, type), from);
  }

  public Due due(Limit limit, Instant from) {
    return workingDays.due(limit, from);
  }

  /// How a clock of that limit looks now.
  public DueStatus dueStatus(Limit limit, Instant due, Instant now) {
    if (!now.isBefore(due)) {
      return DueStatus.RED;
    }
    boolean near =
        switch (limit) {
          case Limit.Within(Duration duration) ->
              Duration.between(now, due).compareTo(duration.dividedBy(YELLOW_SHARE)) <= 0;
          case Limit.InWorkingDays _, Limit.InDays _ -> lastDay(due, now);
        };
    return near ? DueStatus.YELLOW : DueStatus.GREEN;
  }

  private boolean lastDay(Instant due, Instant now) {
    return workingDays.workingTime(now, due).compareTo(YELLOW_DAY) <= 0;
  }
}
