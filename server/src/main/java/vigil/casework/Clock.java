package vigil.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.city.DueStatus;

/// One running clock of an order, and why it stands as it does.
public record Clock(
    Kind kind,
    @JsonUnwrapped Part part,
    Instant from,
    Instant due,
    @JsonUnwrapped Basis basis,
    DueStatus lamp) {

  /// Whose it is.
  ///
  /// @param assignment null for a clock of the order
  public record Part(@Nullable String assignment, @Nullable String unit) {}

  /// What it rests on.
  ///
  /// @param limit how long in the city's writing (`24h`, `5wd`); null for a date somebody set
  /// @param legalBasis law and article, where the dispatch directory gave the limit
  /// @param provisional it counts through a year whose calendar is not official yet
  public record Basis(@Nullable String limit, @Nullable String legalBasis, boolean provisional) {}

  /// What is waited for.
  public enum Kind {
    /// From registration; nothing stops it.
    CITIZEN,
    DISPATCH,
    SIGN,
    FIRST_CONTACT,
    INTERIM_FEEDBACK,
    /// The unit clock.
    HANDLE,
    CALLBACK,
    /// The day on which a shelved or difficult order is looked at again.
    REVIEW_DATE
  }
}
