package vigil.casework.privacy.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.casework.privacy.store.SqlNumberLookups;
import vigil.casework.steps.NumberLookupLimits;

/// Counts looks in the database, for all servers together: one upsert a look.
@Component
public class NumberLookupLimitsService implements NumberLookupLimits {
  /// A window begins with its first look.
  static final Duration WINDOW = Duration.ofHours(1);

  private final SqlNumberLookups store;
  private final InstantSource clock;
  private final int mostSearches;
  private final int mostUnmaskings;

  NumberLookupLimitsService(
      SqlNumberLookups store,
      InstantSource clock,
      @Value("${vigil.privacy.phone-searches-per-hour:30}") int mostSearches,
      @Value("${vigil.privacy.unmaskings-per-hour:60}") int mostUnmaskings) {
    this.store = store;
    this.clock = clock;
    this.mostSearches = mostSearches;
    this.mostUnmaskings = mostUnmaskings;
  }

  @Override
  public Optional<TooManyLooks> use(Lookup look, String staff) {
    Instant now = clock.instant();
    SqlNumberLookups.Usage used = store.add(staff, look.name(), now, WINDOW);
    int most = most(look);
    long wait = Duration.between(now, used.since().plus(WINDOW)).toSeconds();
    return used.times() <= most
        ? Optional.empty()
        : Optional.of(new TooManyLooks(most, Math.max(1, wait)));
  }

  private int most(Lookup look) {
    return switch (look) {
      case PHONE_SEARCH -> mostSearches;
      case UNMASK -> mostUnmaskings;
    };
  }
}
