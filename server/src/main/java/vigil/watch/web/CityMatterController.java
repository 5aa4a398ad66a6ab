package vigil.watch.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.WorkingDays;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.insight.Topic;
import vigil.insight.TopicRise;
import vigil.insight.TopicRises;
import vigil.kernel.InvalidInput;
import vigil.kernel.TimedCache;
import vigil.watch.steps.SpikeMaterial;

/// What citizens ask about in some days, each matter in the words of one of them: for the leader's
/// first page.
@RestController
class CityMatterController {
  private static final int MOST_DAYS = 400;
  private static final int MOST_MATTERS = 5;

  /// The same for all who look; reading for quotes is dear.
  private static final Duration KEPT = Duration.ofSeconds(30);

  private final TopicRises rises;
  private final SpikeMaterial material;
  private final InstantSource clock;
  private final TimedCache<Days, CityMatters> kept;

  CityMatterController(TopicRises rises, SpikeMaterial material, InstantSource clock) {
    this.rises = rises;
    this.material = material;
    this.clock = clock;
    this.kept = new TimedCache<>(KEPT, clock, this::read);
  }

  /// Days in Shanghai, both included.
  private record Days(LocalDate from, LocalDate until) {}

  /// @param until last day, included
  /// @param matters what burns first, then what rises, then what is asked most
  record CityMatters(LocalDate from, LocalDate until, Instant asOf, List<CityMatter> matters) {}

  /// @param times how many times the usual; null where that is not said
  /// @param spike the open spike that it is part of; null where nothing burns
  /// @param quote one citizen, redacted; null where nobody's words may be quoted
  /// @param opens the path that lists the orders that are counted
  record CityMatter(
      Topic topic,
      int count,
      double usual,
      @Nullable Integer times,
      @Nullable String spike,
      @Nullable String quote,
      String opens) {}

  @GetMapping("/api/watch/matters")
  @Permit({Role.LEADER, Role.MANAGER})
  CityMatters matters(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to) {
    LocalDate last = to == null ? WorkingDays.dayOf(clock.instant()) : to;
    LocalDate first = from == null ? last : from;
    if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
      throw InvalidInput.period(MOST_DAYS);
    }
    return kept.get(new Days(first, last)).value();
  }

  private CityMatters read(Days days) {
    Instant now = clock.instant();
    Instant from = WorkingDays.startOf(days.from());
    Instant end = WorkingDays.endOf(days.until());
    Instant to = end.isBefore(now) ? end : now;
    var matters =
        rises.list(from, to, MOST_MATTERS).stream()
            .map(one -> matter(one, days, from, to))
            .toList();
    return new CityMatters(days.from(), days.until(), now, matters);
  }

  private CityMatter matter(TopicRise one, Days days, Instant from, Instant to) {
    var quotes = material.listAppeals(one.topic(), from, to).quotes();
    return new CityMatter(
        one.topic(),
        one.count(),
        one.usual(),
        one.times(),
        one.spike(),
        quotes.isEmpty() ? null : quotes.getFirst(),
        "/api/insight/orders?from=%s&to=%s&category=%s"
            .formatted(days.from(), days.until(), one.topic().categories().getFirst()));
  }
}
