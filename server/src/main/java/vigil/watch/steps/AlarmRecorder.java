package vigil.watch.steps;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.city.AlarmLevel;
import vigil.kernel.Ledger;
import vigil.watch.Alarm;
import vigil.watch.WatchFact;
import vigil.watch.store.SqlAlarms;

/// Stores that an alarm was raised or ended, with the incident that pages for it.
@Service
class AlarmRecorder {
  private static final Logger log = LoggerFactory.getLogger(AlarmRecorder.class);

  private final SqlAlarms alarms;
  private final WatchService desk;
  private final Ledger ledger;

  AlarmRecorder(SqlAlarms alarms, WatchService desk, Ledger ledger) {
    this.alarms = alarms;
    this.desk = desk;
    this.ledger = ledger;
  }

  /// Said twice it counts once: whoever heard no answer does not know whether it was stored.
  @Transactional
  public void raise(Alarm alarm) {
    if (!alarms.insert(alarm)) {
      return;
    }
    if (alarm.level() != AlarmLevel.SHOW) {
      desk.openAlarm(alarm);
    }
    ledger.append(
        new WatchFact.AlarmRaised(alarm.id(), 1, alarm.kind(), alarm.level(), alarm.worst()));
    log.warn("Alarm {} of kind {} is raised at {}", alarm.id(), alarm.kind(), alarm.worst());
  }

  /// Another carrier is away too, or it is worse than it was.
  void change(Alarm alarm) {
    alarms.update(alarm);
  }

  /// Said twice it counts once.
  @Transactional
  public void end(Alarm alarm, Instant at) {
    if (!alarms.end(alarm, at)) {
      return;
    }
    desk.endAlarm(alarm.id());
    long seconds = Math.max(0, Duration.between(alarm.openedAt(), at).toSeconds());
    ledger.append(new WatchFact.AlarmEnded(alarm.id(), 2, alarm.kind(), alarm.worst(), seconds));
    log.info("Alarm {} of kind {} ended after {} s", alarm.id(), alarm.kind(), seconds);
  }
}
