package vigil.city;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The limits as they were in force: a due time is counted by those of the day on which it was set,
/// so a change of profile moves none. Pure.
///
/// @param eras oldest first; the first one holds for everything before it too
public record LimitHistory(List<Era> eras) {

  /// From a moment on these limits counted.
  public record Era(Instant since, String profile, Map<LimitProfile.Key, Limit> limits) {
    public Era {
      limits = Map.copyOf(limits);
    }

    public Limit limit(LimitKind stage, Urgency urgency, AppealType type) {
      Limit limit = limits.get(new LimitProfile.Key(stage, urgency, type));
      if (limit == null) {
        throw new IllegalStateException(profile + " had no limit for " + stage);
      }
      return limit;
    }
  }

  public LimitHistory {
    eras = List.copyOf(eras);
    if (eras.isEmpty()) {
      throw new IllegalArgumentException("some limits were always in force");
    }
  }

  /// These limits, always.
  public static LimitHistory of(LimitProfile profile) {
    return new LimitHistory(List.of(new Era(Instant.MIN, profile.name(), profile.limits())));
  }

  /// What was in force at a moment.
  public Era at(Instant moment) {
    Era found = eras.getFirst();
    for (Era era : eras) {
      if (!era.since().isAfter(moment)) {
        found = era;
      }
    }
    return found;
  }
}
