package vigil.watch.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.watch.Alarm;
import vigil.watch.AlarmSentence;
import vigil.watch.store.SqlAlarms;

/// Alarms of the line's own health.
@RestController
class AlarmController {
  private static final Duration SHOWN = Duration.ofHours(24);
  private static final int MOST = 100;

  /// An alarm in words.
  record AlarmRow(@JsonUnwrapped Alarm alarm, String sentence, String sentenceEn) {
    static AlarmRow of(Alarm alarm) {
      var words = AlarmSentence.of(alarm.kind(), alarm.worst(), alarm.detail());
      return new AlarmRow(alarm, words.chinese(), words.english());
    }
  }

  private final SqlAlarms alarms;
  private final InstantSource clock;

  AlarmController(SqlAlarms alarms, InstantSource clock) {
    this.alarms = alarms;
    this.clock = clock;
  }

  /// Those that are open, and those that ended in the last day and night; newest first.
  @GetMapping("/api/watch/alarms")
  @Permit({Role.MANAGER, Role.LEADER, Role.OPERATOR})
  List<AlarmRow> alarms() {
    return alarms.listSince(clock.instant().minus(SHOWN), MOST).stream().map(AlarmRow::of).toList();
  }
}
