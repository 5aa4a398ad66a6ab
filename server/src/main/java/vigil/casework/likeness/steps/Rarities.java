package vigil.casework.likeness.steps;

import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vigil.casework.likeness.Rarity;
import vigil.casework.likeness.TextNGrams;
import vigil.casework.likeness.store.SqlLikeness;
import vigil.kernel.Timers;

/// What is said often these days tells little: counted anew from the latest orders.
@Component
public class Rarities {
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final int SAMPLE = 4_000;

  private final SqlLikeness store;
  private final Timers timers;
  private volatile Rarity current = Rarity.unknown();

  public Rarities(SqlLikeness store, Timers timers) {
    this.store = store;
    this.timers = timers;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    learn();
    timers.schedule("casework.rarity", EVERY, this::learn);
  }

  /// Some tenth of a second of CPU.
  public void learn() {
    current = Rarity.of(store.listLatest(SAMPLE).stream().map(TextNGrams::of).toList());
  }

  Rarity get() {
    return current;
  }
}
