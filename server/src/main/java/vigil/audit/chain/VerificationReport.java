package vigil.audit.chain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a walk of the ledger along its chain found.
///
/// @param isWhole nothing was edited, removed or slipped in
/// @param verified facts that agree with their link
/// @param upTo the last fact chained
/// @param head the chain's last hash
/// @param heads signed heads outside the database that agree with the chain
/// @param waiting facts too new to be chained yet
/// @param broken the first of what does not agree, [#MOST_NAMED] at most
public record VerificationReport(
    boolean isWhole,
    long verified,
    long upTo,
    String head,
    long heads,
    long waiting,
    List<Break> broken) {
  public static final int MOST_NAMED = 100;

  public VerificationReport {
    broken = List.copyOf(broken);
  }

  /// What was done to a row.
  public enum TamperKind {
    EDITED,
    REMOVED,
    INSERTED,
    /// A signed head names a fact whose link is gone: facts and links were cut together.
    CUT,
    /// A signed head names another hash: facts and links were written anew together.
    REWRITTEN,
    /// A line in the file of heads that our key never signed.
    HEAD_FORGED,
    /// The file of heads is gone, or begins later than it did.
    HEADS_CUT
  }

  /// One row that does not agree; a removed one has left no kind or subject.
  public record Break(
      long seq,
      TamperKind how,
      @Nullable Instant at,
      @Nullable String kind,
      @Nullable String subject) {}

  public @Nullable Break firstBroken() {
    return broken.isEmpty() ? null : broken.getFirst();
  }
}
