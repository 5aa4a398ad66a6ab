package vigil.kernel.keys;

import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vigil.kernel.Timers;
import vigil.kernel.Vault.DataKind;

/// Makes the keys of this month and of the next before they are wanted: a call that is to be
/// recorded waits for no database.
@Component
class MonthKeyCreator {
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration AHEAD = Duration.ofDays(1);

  private final MonthKeys keys;
  private final InstantSource clock;
  private final Timers timers;

  MonthKeyCreator(MonthKeys keys, InstantSource clock, Timers timers) {
    this.keys = keys;
    this.clock = clock;
    this.timers = timers;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    make();
    timers.schedule("kernel.next-keys", EVERY, this::make);
  }

  private void make() {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    for (DataKind holding : DataKind.values()) {
      keys.get(holding, YearMonth.from(now));
      keys.get(holding, YearMonth.from(now.plus(AHEAD)));
    }
  }
}
