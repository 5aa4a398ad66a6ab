package vigil.watch.steps;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.PolicyTable;
import vigil.watch.life.Paging;
import vigil.watch.life.QuietHours;

/// How people are woken, by `policy/paging.csv` or its edition in force.
@Component
class PagingPolicy implements Supplier<Paging> {
  private final City city;
  private final String nextForRehearsals;
  private final String waitForRehearsals;

  PagingPolicy(
      City city,
      @Value("${vigil.watch.page-next:}") String nextForRehearsals,
      @Value("${vigil.watch.page-wait:}") String waitForRehearsals) {
    this.city = city;
    this.nextForRehearsals = nextForRehearsals;
    this.waitForRehearsals = waitForRehearsals;
  }

  @Override
  public Paging get() {
    var set = new LinkedHashMap<String, Long>();
    city.policy()
        .rows(PolicyTable.PAGING)
        .forEach(row -> set.put(row.text("name"), row.as("value", Long::parseLong)));
    var next = rehearsed(nextForRehearsals, Duration.ofMinutes(set.getOrDefault("next", 2L)));
    var ring = Duration.ofSeconds(set.getOrDefault("ring", 40L));
    return new Paging(
        next,
        ring.compareTo(next) > 0 ? next : ring,
        rehearsed(waitForRehearsals, Duration.ofSeconds(set.getOrDefault("wait", 20L))),
        set.getOrDefault("rounds", 5L).intValue(),
        Duration.ofMinutes(set.getOrDefault("gather", 10L)),
        new QuietHours(
            set.getOrDefault("quietFrom", (long) QuietHours.USUAL.from()).intValue(),
            set.getOrDefault("quietUntil", (long) QuietHours.USUAL.until()).intValue()),
        set.getOrDefault("testHour", 19L).intValue());
  }

  private static Duration rehearsed(String setting, Duration policy) {
    return setting.isEmpty() ? policy : Duration.parse(setting);
  }
}
