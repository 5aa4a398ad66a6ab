package vigil.casework.steps;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vigil.casework.store.SqlTitles;
import vigil.kernel.Timers;

/// Takes personal data out of the index of titles, some at a time, where an earlier Vigil left it.
@Component
class TitleMasker {
  private static final Logger LOG = LoggerFactory.getLogger(TitleMasker.class);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final int MOST = 500;

  private final SqlTitles titles;
  private final Timers timers;

  TitleMasker(SqlTitles titles, Timers timers) {
    this.titles = titles;
    this.timers = timers;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    timers.schedule("casework.title-masking", EVERY, this::sweep);
  }

  void sweep() {
    int masked = titles.maskAnew(MOST);
    if (masked > 0) {
      LOG.info("{} titles are found by their masked words now", masked);
    }
  }
}
