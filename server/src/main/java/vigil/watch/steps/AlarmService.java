package vigil.watch.steps;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vigil.city.AlarmKind;
import vigil.kernel.Ids;
import vigil.watch.Alarm;
import vigil.watch.Alarms;
import vigil.watch.life.AlarmRule;
import vigil.watch.store.SqlAlarms;

/// Follows each kind of alarm through the samples. While the database is away alarms are followed
/// and shown all the same; nobody can be paged until it answers, for what is rung is stored first.
@Service
public class AlarmService implements Alarms {
  private final SqlAlarms stored;
  private final AlarmRecorder recorder;
  private final Supplier<List<AlarmRule>> rules;
  private final InstantSource clock;
  private final Map<AlarmKind, TrackedAlarm> tracked = new EnumMap<>(AlarmKind.class);
  private boolean isLoaded;
  private volatile List<Alarm> open = List.of();

  AlarmService(
      SqlAlarms stored,
      AlarmRecorder recorder,
      Supplier<List<AlarmRule>> rules,
      InstantSource clock) {
    this.stored = stored;
    this.recorder = recorder;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public List<Alarm> listOpen() {
    return open;
  }

  /// A throw says that something is owed to the database; it is told with the next sample.
  synchronized void observe(HealthSample sample) {
    if (!isLoaded) {
      stored.listOpen().forEach(one -> tracked.put(one.kind(), TrackedAlarm.raised(one)));
      isLoaded = true;
    }
    for (AlarmRule rule : rules.get()) {
      Double reading = sample.readings().get(rule.kind());
      if (reading != null) {
        tracked
            .computeIfAbsent(rule.kind(), _ -> new TrackedAlarm())
            .observe(
                rule,
                reading,
                sample.details().getOrDefault(rule.kind(), ""),
                sample.at(),
                () -> Ids.next(clock));
      }
    }
    open =
        tracked.values().stream()
            .flatMap(one -> Stream.ofNullable(one.alarm()))
            .filter(one -> one.endedAt() == null)
            .sorted(Comparator.comparing(Alarm::openedAt))
            .toList();
    tell();
  }

  /// One that cannot be told keeps no other back.
  private void tell() {
    RuntimeException owed = null;
    for (TrackedAlarm one : tracked.values()) {
      try {
        one.tell(recorder);
      } catch (RuntimeException failure) {
        owed = failure;
      }
    }
    if (owed != null) {
      throw owed;
    }
  }
}
