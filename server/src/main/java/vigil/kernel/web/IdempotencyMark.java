package vigil.kernel.web;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/// Marks the key of the running request as done, in the transaction that does it. So whoever asks
/// again is never served twice: the mark is there exactly when the deed is, whatever dies between
/// commit and answer. Where two serve the same key, since the first was taken for dead, one
/// commits. One update of a row by its key, about 0.1 ms, for each POST with a key.
@Component
class IdempotencyMark implements TransactionExecutionListener {
  /// A key and whose it is.
  record Claim(String who, String key) {}

  private static final ThreadLocal<@Nullable Claim> RUNNING = new ThreadLocal<>();
  private final JdbcClient sql;

  IdempotencyMark(JdbcClient sql) {
    this.sql = sql;
  }

  /// From now on what this thread commits is done for that key.
  void begin(String who, String key) {
    RUNNING.set(new Claim(who, key));
  }

  void end() {
    RUNNING.remove();
  }

  /// Whether this thread serves a request with a key, of which nothing is committed yet.
  boolean isAsked() {
    return RUNNING.get() != null;
  }

  @Override
  public void beforeCommit(TransactionExecution transaction) {
    Claim claim = RUNNING.get();
    if (claim != null && !transaction.isReadOnly()) {
      int marked =
          sql.sql(
                  """
                  update kernel.idempotent set done = true
                  where who = ? and key = ? and status is null and not done
                  """)
              .params(claim.who(), claim.key())
              .update();
      if (marked == 0) {
        throw new IllegalStateException("Another request with this key was faster");
      }
    }
  }

  @Override
  public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
    if (failure == null && !transaction.isReadOnly()) {
      RUNNING.remove();
    }
  }
}
