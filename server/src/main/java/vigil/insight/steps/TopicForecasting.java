package vigil.insight.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vigil.city.WorkingDays;
import vigil.insight.Topic;
import vigil.insight.TopicOutlook;
import vigil.insight.TopicOutlook.TopicForecast;
import vigil.insight.policy.Topics;
import vigil.insight.store.SqlTopicDays;
import vigil.insight.store.SqlTopicDays.TopicDay;
import vigil.kernel.TimedCache;
import vigil.workforce.DayForecasts;

/// Topics of orders four weeks ahead, from the days that are over. Calls have a forecast of their
/// own, by half hours.
@Component
public class TopicForecasting {
  private static final int AHEAD = 28;

  /// A year and a day: last year's holidays are in it.
  private static final int HISTORY_DAYS = 372;

  /// Days without a case would be taken for days that were not counted.
  private static final int LEAST_MEAN = 5;

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final SqlTopicDays days;
  private final Topics topics;
  private final DayForecasts forecasts;
  private final InstantSource clock;
  private final TimedCache<LocalDate, TopicOutlook> kept;

  TopicForecasting(SqlTopicDays days, Topics topics, DayForecasts forecasts, InstantSource clock) {
    this.days = days;
    this.topics = topics;
    this.forecasts = forecasts;
    this.clock = clock;
    kept = new TimedCache<>(KEPT, clock, this::forecast);
  }

  public TopicOutlook forecast() {
    return kept.get(clock.instant().atZone(WorkingDays.SHANGHAI).toLocalDate()).value();
  }

  private TopicOutlook forecast(LocalDate today) {
    List<TopicDay> rows = days.list(today.minusDays(HISTORY_DAYS), today);
    Optional<LocalDate> begun = rows.stream().map(TopicDay::date).min(Comparator.naturalOrder());
    // The day on which counting began is not whole.
    LocalDate first = begun.map(date -> date.plusDays(1)).orElse(today);
    long counted =
        rows.stream().map(TopicDay::date).filter(date -> !date.isBefore(first)).distinct().count();
    List<TopicForecast> found =
        rows.stream().collect(Collectors.groupingBy(TopicDay::topic)).entrySet().stream()
            .map(topic -> forecast(topic, first, today))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingDouble(TopicForecast::nextFourWeeks).reversed())
            .toList();
    return new TopicOutlook(forecasts.leastDays(), (int) counted, LEAST_MEAN, found);
  }

  private Optional<TopicForecast> forecast(
      Map.Entry<String, List<TopicDay>> counted, LocalDate first, LocalDate today) {
    Topic topic = topics.get(counted.getKey());
    List<Integer> counts = counts(counted.getValue(), first, today);
    int last = counts.stream().skip(Math.max(0, counts.size() - AHEAD)).mapToInt(n -> n).sum();
    if (topic.countsCalls() || last < LEAST_MEAN * AHEAD) {
      return Optional.empty();
    }
    var expected =
        forecasts.forecast(first, counts, AHEAD).stream()
            .map(day ->
                new TopicOutlook.TopicDay(day.date(), day.expected(), day.lower(), day.upper()))
            .toList();
    double next = expected.stream().mapToDouble(TopicOutlook.TopicDay::expected).sum();
    return expected.isEmpty()
        ? Optional.empty()
        : Optional.of(new TopicForecast(topic, last, next, expected));
  }

  private static List<Integer> counts(Collection<TopicDay> rows, LocalDate first, LocalDate today) {
    Integer[] counts = new Integer[(int) ChronoUnit.DAYS.between(first, today)];
    Arrays.fill(counts, 0);
    rows.stream()
        .filter(row -> !row.date().isBefore(first))
        .forEach(row -> counts[(int) ChronoUnit.DAYS.between(first, row.date())] = row.cases());
    return List.of(counts);
  }
}
