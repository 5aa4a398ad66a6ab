package vigil.watch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A daily, weekly or monthly report (日报、周报、月报): written when its days are over, signed by a
/// leader. What it says is never counted anew.
///
/// @param until last day, included
public record PeriodicReport(
    String id,
    int version,
    State state,
    Kind kind,
    LocalDate from,
    LocalDate until,
    PeriodicContent content,
    @JsonUnwrapped Signature signature) {
  /// How long its days are.
  public enum Kind {
    DAILY,
    WEEKLY,
    MONTHLY
  }

  /// A draft is nobody's word yet, and says so wherever it is shown.
  public enum State {
    DRAFT,
    SIGNED
  }

  /// Who answers for it.
  ///
  /// @param draftedBy who asked for it; null where the schedule did
  public record Signature(
      Instant draftedAt,
      @Nullable String draftedBy,
      @Nullable String signedBy,
      @Nullable Instant signedAt) {
    public Signature signed(String by, Instant at) {
      return new Signature(draftedAt, draftedBy, by, at);
    }
  }

  public PeriodicReport {
    if (from.isAfter(until)) {
      throw new IllegalArgumentException(from + " is after " + until);
    }
  }

  /// Signed by a leader; nothing follows.
  public PeriodicReport sign(String by, Instant at) {
    if (state == State.SIGNED) {
      throw new IllegalStateException("Report " + id + " is signed");
    }
    return new PeriodicReport(
        id, version + 1, State.SIGNED, kind, from, until, content, signature.signed(by, at));
  }
}
