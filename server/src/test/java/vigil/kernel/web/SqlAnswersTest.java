package vigil.kernel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import vigil.kernel.database.TestDatabase;
import vigil.kernel.web.SqlAnswers.Answer;

class SqlAnswersTest {
  private final DataSource database = TestDatabase.migrated("kernel");
  private Instant now = Instant.parse("2026-11-25T01:00:00Z");
  private boolean isAway;
  private final SqlAnswers answers =
      new SqlAnswers(JdbcClient.create(new Wire()), () -> now, (name, period, sweep) -> {});

  @Test
  void anAnswerIsGivenAgainHoweverTheClockJumps() {
    assertTrue(begin("k").isEmpty());
    answers.keep("ann", "k", 201, "application/json", "{}");
    for (var jump : new Duration[] {Duration.ofHours(20), Duration.ofDays(-40)}) {
      now = now.plus(jump);
      assertEquals(Optional.of(new Answer("print", 201, "application/json", "{}")), begin("k"));
    }
  }

  @Test
  void aKeyWhoseRequestFailedWhileTheDatabaseWasAwayIsFreeWhenItIsBack() {
    assertTrue(begin("k").isEmpty());
    isAway = true;
    assertThrows(DataAccessException.class, () -> answers.forget("ann", "k"));
    assertThrows(DataAccessException.class, () -> begin("k"));
    isAway = false;
    assertTrue(begin("k").isEmpty(), "it may be tried again at once");
    assertEquals(0, begin("k").orElseThrow().status(), "and then it runs");
  }

  private Optional<Answer> begin(String key) {
    return answers.begin("ann", key, "print");
  }

  /// The way to the database, which may be cut.
  private final class Wire extends AbstractDataSource {
    @Override
    public java.sql.Connection getConnection() throws java.sql.SQLException {
      if (isAway) {
        throw new java.sql.SQLException("away", "08001");
      }
      return database.getConnection();
    }

    @Override
    public java.sql.Connection getConnection(String user, String password)
        throws java.sql.SQLException {
      return getConnection();
    }
  }
}
