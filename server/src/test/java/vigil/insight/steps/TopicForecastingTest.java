package vigil.insight.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.insight.TopicOutlook;
import vigil.insight.TopicOutlook.TopicForecast;
import vigil.insight.policy.Topics;
import vigil.insight.store.SqlTopicDays;
import vigil.workforce.DayForecasts;

/// Four weeks by topic, from counted days in the real database.
@ServerTest
class TopicForecastingTest {
  private static final Instant NOW = Instant.parse("2031-06-17T04:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2031, 6, 17);

  @Autowired private SqlTopicDays days;
  @Autowired private Topics topics;
  @Autowired private DayForecasts forecasts;
  @Autowired private JdbcClient sql;

  private TopicOutlook outlook() {
    return new TopicForecasting(days, topics, forecasts, InstantSource.fixed(NOW)).forecast();
  }

  /// So many cases at 9:00 of each day of these weeks, half as many on a day of rest.
  private void fill(String topic, int cases, int daysBack) {
    sql.sql(
            """
            insert into insight.cell (topic, district, at, cases)
            select ?, place, (day + time '09:00') at time zone 'Asia/Shanghai',
              case when extract(isodow from day) > 5 then ? else ? end
            from generate_series(?::timestamp, ?::timestamp, interval '1 day') day,
              unnest(array['*', '310101']) place
            """)
        .params(topic, cases / 2, cases, TODAY.minusDays(daysBack), TODAY.minusDays(1))
        .update();
  }

  @AfterEach
  void clear() {
    sql.sql("delete from insight.cell where at >= '2031-01-01'").update();
  }

  private static List<String> named(TopicOutlook outlook) {
    return outlook.topics().stream().map(one -> one.topic().id()).toList();
  }

  // promise: docs/forecast.md «Each topic of orders with five cases a day and more»
  @Test
  void eachTopicWithFiveCasesADayIsForecastForFourWeeks() {
    fill("food", 40, 70);
    fill("medicine", 80, 70);
    fill("wages", 4, 70);
    fill("calls", 900, 70);
    TopicOutlook outlook = outlook();
    assertEquals(List.of("medicine", "food"), named(outlook), "calls have their own forecast");
    assertEquals(69, outlook.countedDays(), "the first day is not whole");
    TopicForecast food = outlook.topics().getLast();
    assertEquals(28, food.days().size());
    assertEquals(TODAY, food.days().getFirst().date());
    assertEquals(20 * 40 + 8 * 20, food.lastFourWeeks());
    assertEquals(food.lastFourWeeks(), food.nextFourWeeks(), 40);
    food.days()
        .forEach(day -> {
          boolean isRest = day.date().getDayOfWeek().getValue() > 5;
          assertEquals(isRest ? 20 : 40, day.expected(), 6, day::toString);
          // The ends are whole numbers.
          assertTrue(day.lower() - 0.5 <= day.expected(), day::toString);
          assertTrue(day.expected() <= day.upper() + 0.5, day::toString);
        });
  }

  @Test
  void belowSixWeeksNothingIsForecastAndItIsSaidHowManyDaysThereAre() {
    fill("food", 40, 42);
    TopicOutlook outlook = outlook();
    assertEquals(List.of(), outlook.topics());
    assertEquals(41, outlook.countedDays());
    assertEquals(42, outlook.leastDays());
  }
}
