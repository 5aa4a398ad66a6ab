package vigil.insight.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.City;
import vigil.city.WorkingDays;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.insight.store.SqlWeeks;
import vigil.insight.weeks.TopicWeeks;
import vigil.kernel.InvalidInput;
import vigil.kernel.TimedCache;

/// What citizens ask about, week beside week.
@RestController
class TopicWeeksController {
  /// One pass over eight weeks of orders; a stream of weeks does not change in minutes.
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final City city;
  private final InstantSource clock;
  private final TimedCache<WeeksQuery, TopicWeeks> weeks;

  TopicWeeksController(SqlWeeks counts, City city, InstantSource clock) {
    this.city = city;
    this.clock = clock;
    this.weeks = new TimedCache<>(KEPT, clock, asked -> weeks(counts, asked));
  }

  private record WeeksQuery(LocalDate today, @Nullable String district) {}

  /// @param at when they were counted
  /// @param least what came less often in the last week is no new topic
  record CountedWeeks(Instant at, int least, TopicWeeks weeks) {}

  /// Topics by week over eight weeks.
  ///
  /// @param district the whole city when left out
  @GetMapping("/api/insight/topic-weeks")
  @Permit({Role.LEADER, Role.MANAGER})
  CountedWeeks weeks(@RequestParam(required = false) @Nullable String district) {
    String asked = district == null || district.isBlank() ? null : district;
    if (asked != null && city.places().findDistrict(asked).isEmpty()) {
      throw InvalidInput.unknown("district");
    }
    var found = weeks.get(new WeeksQuery(WorkingDays.dayOf(clock.instant()), asked));
    return new CountedWeeks(found.at(), TopicWeeks.LEAST, found.value());
  }

  private static TopicWeeks weeks(SqlWeeks counts, WeeksQuery asked) {
    LocalDate today = asked.today();
    var orders = counts.count(TopicWeeks.firstDay(today), TopicWeeks.WEEKS, asked.district());
    return TopicWeeks.of(today, counts.findFirstDay().orElse(today), orders, SqlWeeks.NONE);
  }
}
