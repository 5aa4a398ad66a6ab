package vigil.kernel.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import vigil.kernel.Problems;

/// What ails the database, found in what was thrown, and what is said of it.
enum DatabaseTrouble {
  /// The database is gone, starts or was cut off.
  AWAY(
      HttpStatus.SERVICE_UNAVAILABLE,
      "DatabaseAway",
      "The database does not answer just now. What was confirmed is kept; try again in 5 seconds.",
      "5"),
  /// The database runs and refuses to write.
  FULL(
      HttpStatus.INSUFFICIENT_STORAGE,
      "DiskFull",
      "The disk of the database is full, so this was not kept. What was confirmed before is kept;"
          + " an operator must make room, then try again.",
      "60");

  private static final String DISK_FULL = "53100";
  private static final int DEEPEST = 20;

  final HttpStatus status;
  final String retryAfter;
  private final String why;
  private final String detail;

  DatabaseTrouble(HttpStatus status, String why, String detail, String retryAfter) {
    this.status = status;
    this.why = why;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  ProblemDetail problem() {
    return Problems.of(status, why, detail, java.util.Map.of()).getBody();
  }

  /// Empty when the database is well and something else is wrong.
  static Optional<DatabaseTrouble> find(Throwable thrown) {
    boolean isAway = false;
    @Nullable Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (at instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
        return Optional.of(FULL);
      }
      isAway |= isAway(at);
      at = at.getCause();
    }
    return isAway ? Optional.of(AWAY) : Optional.empty();
  }

  /// Class 08 is a lost connection, 53 a lack of resources, 57P a server that goes or comes, 58 a
  /// failure outside PostgreSQL. A transaction that cannot even begin or roll back has no state.
  private static boolean isAway(Throwable one) {
    if (one instanceof SQLException sql) {
      String state = String.valueOf(sql.getSQLState());
      return one instanceof SQLTransientConnectionException
          || state.startsWith("08")
          || state.startsWith("53")
          || state.startsWith("57P")
          || state.startsWith("58");
    }
    return one instanceof DataAccessResourceFailureException || one instanceof TransactionException;
  }
}
