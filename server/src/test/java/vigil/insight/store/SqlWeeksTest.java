package vigil.insight.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.database.TestDatabase;

/// Orders by week, over PostgreSQL.
class SqlWeeksTest {
  private static final LocalDate FROM = LocalDate.of(2022, 3, 31);
  private static final String PUDONG = "310115";

  private JdbcClient sql;
  private SqlWeeks weeks;
  private int orders;

  @BeforeEach
  void aCity() {
    sql = JdbcClient.create(TestDatabase.migrated("insight"));
    weeks = new SqlWeeks(sql);
  }

  private void order(String at, @Nullable String category, @Nullable String district) {
    String id = "o-%04d".formatted(orders++);
    sql.sql(
            """
            insert into insight.order_seen
              (id, number, at, channel, type, category, district, topics, state, is_scored)
            values (:id, :id, :at, 'PHONE', 'HELP', :category, :district, '{}', 'CLOSED', false)
            """)
        .param("id", id)
        .param("at", SqlSensing.utc(Instant.parse(at)))
        .param("category", category)
        .param("district", district)
        .update();
  }

  @Test
  void aWeekIsSevenDaysOfTheCitysClock() {
    order("2022-03-30T15:59:59Z", "01010101", PUDONG);
    order("2022-03-30T16:00:00Z", "01010101", PUDONG);
    order("2022-04-06T15:59:59Z", "010102", PUDONG);
    order("2022-04-06T16:00:00Z", "0101", PUDONG);
    order("2022-04-13T15:59:59Z", "0101", PUDONG);
    order("2022-04-13T16:00:00Z", "0101", PUDONG);
    assertEquals(Map.of("0101", List.of(2, 2)), weeks.count(FROM, 2, null));
    assertEquals(Optional.of(LocalDate.of(2022, 3, 30)), weeks.findFirstDay());
  }

  @Test
  void whatHasNoSecondLevelHasNoTopicAndADistrictIsCountedAlone() {
    order("2022-04-01T02:00:00Z", null, null);
    order("2022-04-01T02:00:00Z", "02", PUDONG);
    order("2022-04-01T02:00:00Z", "0201", "310104");
    assertEquals(
        Map.of(SqlWeeks.NONE, List.of(2, 0), "0201", List.of(1, 0)), weeks.count(FROM, 2, null));
    assertEquals(Map.of(SqlWeeks.NONE, List.of(1, 0)), weeks.count(FROM, 2, PUDONG));
  }
}
