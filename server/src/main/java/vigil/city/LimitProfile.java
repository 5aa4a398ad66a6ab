package vigil.city;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One city's limits under one name: `shanghai`, `shanghai-2022`, `beijing`.
///
/// @param limits a limit for every stage, urgency and appeal type
public record LimitProfile(
    String name,
    Map<Key, Limit> limits,
    Extensions extensions,
    Callbacks callbacks,
    Figures figures) {

  /// What a limit depends on.
  public record Key(LimitKind stage, Urgency urgency, AppealType type) {}

  /// What an extension may give.
  ///
  /// @param days by how many working days an extension may move a due time
  /// @param quarterlyQuota how many extensions a unit may be granted in a quarter
  public record Extensions(List<Integer> days, int quarterlyQuota) {
    public Extensions {
      days = List.copyOf(days);
    }
  }

  /// When a citizen may be called back.
  ///
  /// @param attempts unreachable so often, an order may be closed
  /// @param apart the least time between two attempts
  /// @param onDays the attempts lie on at least so many days
  public record Callbacks(
      int attempts, Duration apart, int onDays, LocalTime from, LocalTime until) {
    public Callbacks {
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException("nobody can be called from " + from + " to " + until);
      }
    }
  }

  /// How the city looks at its figures.
  ///
  /// @param targets the share that is wanted, by the key of the indicator
  /// @param tiers in so many a unit is told to stand among its like; 0 where its place is told
  public record Figures(Map<String, Double> targets, int tiers) {
    public Figures {
      targets = Map.copyOf(targets);
    }
  }

  public LimitProfile {
    limits = Map.copyOf(limits);
    for (LimitKind stage : LimitKind.values()) {
      for (Urgency urgency : Urgency.values()) {
        for (AppealType type : AppealType.values()) {
          if (!limits.containsKey(new Key(stage, urgency, type))) {
            throw new IllegalArgumentException(
                "profile %s has no limit for %s, %s, %s".formatted(name, stage, urgency, type));
          }
        }
      }
    }
  }

  /// The share that the city wants of an indicator; null where it has set none.
  public @Nullable Double findTarget(String indicator) {
    return figures.targets().get(indicator);
  }

  public Limit limit(LimitKind stage, Urgency urgency, AppealType type) {
    Limit limit = limits.get(new Key(stage, urgency, type));
    if (limit == null) {
      throw new IllegalStateException("a profile is whole when made");
    }
    return limit;
  }
}
