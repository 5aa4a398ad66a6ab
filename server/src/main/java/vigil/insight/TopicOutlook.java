package vigil.insight;

import java.time.LocalDate;
import java.util.List;

/// What the coming weeks will bring, by topic.
///
/// @param leastDays days of history below which nothing is forecast
/// @param countedDays days on which anything was counted
/// @param leastMean cases a day, over the last four weeks, below which a topic is not forecast
/// @param topics those that are expected most often first
public record TopicOutlook(
    int leastDays, int countedDays, int leastMean, List<TopicForecast> topics) {
  /// A topic's coming four weeks.
  ///
  /// @param lastFourWeeks cases counted
  /// @param nextFourWeeks cases expected
  public record TopicForecast(
      Topic topic, int lastFourWeeks, double nextFourWeeks, List<TopicDay> days) {}

  /// A day to come: nine times of ten its cases lie from `lower` to `upper`.
  public record TopicDay(LocalDate date, double expected, double lower, double upper) {}
}
