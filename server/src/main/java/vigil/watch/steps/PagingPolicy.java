package vigil.watch.steps;

import java.time.Duration;
import java.util.LinkedHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.Csv;
import vigil.watch.duty.Paging;

/// How people are woken, from `policy/paging.csv`.
@Configuration
class PagingPolicy {
  @Bean
  Paging paging(
      @Value("${vigil.policy:}") String folder,
      @Value("${vigil.watch.page-next:}") String nextForRehearsals) {
    var set = new LinkedHashMap<String, Long>();
    Csv.policy(folder, "paging.csv")
        .forEach(row -> set.put(row.text("name"), row.as("value", Long::parseLong)));
    var next =
        nextForRehearsals.isEmpty()
            ? Duration.ofMinutes(set.getOrDefault("next", 2L))
            : Duration.parse(nextForRehearsals);
    var ring = Duration.ofSeconds(set.getOrDefault("ring", 40L));
    return new Paging(
        next,
        ring.compareTo(next) > 0 ? next : ring,
        set.getOrDefault("rounds", 5L).intValue(),
        Duration.ofMinutes(set.getOrDefault("gather", 10L)));
  }
}
