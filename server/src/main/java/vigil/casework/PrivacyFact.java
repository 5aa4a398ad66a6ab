package vigil.casework;

import java.time.Instant;
import vigil.kernel.Fact;

/// What was done about people's data: it has no versions and names people only by reference.
public sealed interface PrivacyFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  /// A member of staff has an interest in the order and steps aside from it (rules 9.3).
  ///
  /// @param subject the order
  record InterestDeclared(String subject, Instant at, String by, Interest kind)
      implements PrivacyFact {}

  enum Interest {
    RELATIVE,
    ACQUAINTANCE,
    BUSINESS,
    OTHER
  }

  /// Somebody wants a list to leave the house.
  ///
  /// @param subject the export
  record ExportAsked(String subject, Instant at, String by) implements PrivacyFact {}

  record ExportDecided(String subject, Instant at, String by, boolean agreed)
      implements PrivacyFact {}

  /// The list left the house.
  record ExportTaken(String subject, Instant at, String by, int rows) implements PrivacyFact {}

  /// The appellant was given a copy of the personal data that is kept (PIPL art. 45).
  ///
  /// @param subject the order
  record AccessGiven(String subject, Instant at, String by) implements PrivacyFact {}

  /// The personal columns were blanked (PIPL art. 47); what happened to the order stays.
  record PersonalDataErased(String subject, Instant at, String by, Ground ground)
      implements PrivacyFact {}

  enum Ground {
    ON_REQUEST,
    RETENTION_OVER
  }

  /// Somebody wants what cannot be undone; another must agree.
  ///
  /// @param subject the order
  record RemovalAsked(String subject, Instant at, String by, Removal kind) implements PrivacyFact {}

  /// A second person agreed, and it was done; or refused, and nothing was.
  ///
  /// @param askedBy who wanted it
  record RemovalDecided(
      String subject, Instant at, String by, Removal kind, String askedBy, boolean agreed)
      implements PrivacyFact {}

  enum Removal {
    ERASE,
    LIFT_HOLD
  }

  record HoldPlaced(String subject, Instant at, String by) implements PrivacyFact {}

  record HoldLifted(String subject, Instant at, String by) implements PrivacyFact {}

  /// Recordings older than they may be kept were deleted.
  ///
  /// @param subject always `recordings`
  /// @param before they ended before this moment
  record RecordingsPurged(String subject, Instant at, String by, Instant before, int count)
      implements PrivacyFact {}
}
