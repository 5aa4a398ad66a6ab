package vigil.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Fact;

/// What happened around an order without changing it.
public sealed interface CaseworkFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  /// Somebody looked behind a mask (domain 9).
  ///
  /// @param subject the order
  /// @param reason a word of [Reason]; no free text
  record Unmasked(String subject, Instant at, String by, Reason reason) implements CaseworkFact {}

  /// A file was added; what it is called stays out of history.
  ///
  /// @param subject the order
  record AttachmentAdded(
      String subject, Instant at, String by, String attachment, String type, long bytes)
      implements CaseworkFact {}

  /// Somebody opened a file.
  ///
  /// @param subject the order
  record AttachmentOpened(String subject, Instant at, String by, String attachment)
      implements CaseworkFact {}

  /// The scanner found harm in a file, and it was dropped.
  ///
  /// @param subject the order
  record AttachmentInfected(String subject, Instant at, String attachment, String what)
      implements CaseworkFact {}

  /// Somebody printed it, with her mark on every sheet.
  ///
  /// @param subject the order
  record Printed(String subject, Instant at, String by) implements CaseworkFact {}

  /// A step of an order in the rapid-disposal lane is late: told once for each due time, in the
  /// transaction that tells the order itself.
  ///
  /// @param subject the order
  /// @param assignment whose step; null for one of the hotline
  record RapidStepLate(
      String subject,
      Instant at,
      String number,
      Clock.Kind clock,
      @Nullable String assignment,
      @Nullable String unit,
      Instant due)
      implements CaseworkFact {}

  enum Reason {
    CONTACT_THE_CITIZEN,
    CALL_BACK,
    VERIFY_IDENTITY,
    EMERGENCY
  }
}
