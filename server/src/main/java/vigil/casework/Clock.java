package vigil.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.city.DueStatus;

/// One running clock of an order, and why it stands as it does.
///
/// @param assignment whose; null for a clock of the order
/// @param limit how long in the city's writing (`24h`, `5wd`); null for a date somebody set
/// @param legalBasis law and article, where the dispatch directory gave the limit
/// @param provisional it counts through a year whose calendar is not official yet
public record Clock(
    Kind kind,
    @Nullable String assignment,
    @Nullable String unit,
    Instant from,
    Instant due,
    @Nullable String limit,
    @Nullable String legalBasis,
    boolean provisional,
    DueStatus lamp) {

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
