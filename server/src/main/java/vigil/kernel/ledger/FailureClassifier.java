package vigil.kernel.ledger;

import java.util.Arrays;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// Tells a failure of the house, which passes, from one of the fact, which comes again with it.
final class FailureClassifier {
  private static final String HOUSE = "vigil.";

  private FailureClassifier() {}

  /// Whether the same fact may be taken a moment later: the database is away, or somebody else was
  /// faster.
  static boolean isTransient(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TransientDataAccessException
          || cause instanceof RecoverableDataAccessException
          || cause instanceof NonTransientDataAccessResourceException
          || cause instanceof TransactionException
          || cause instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }

  /// What failed and where. A failure's own words are left out: they may quote the fact.
  static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String where =
        Arrays.stream(root.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(HOUSE))
            .findFirst()
            .or(() ->
                Arrays.stream(failure.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith(HOUSE))
                    .findFirst())
            .map(frame ->
                " at %s.%s:%d"
                    .formatted(frame.getClassName(), frame.getMethodName(), frame.getLineNumber()))
            .orElse("");
    return root.getClass().getSimpleName() + where;
  }
}
