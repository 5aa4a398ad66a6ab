package vigil.portal;

import java.time.Instant;
import vigil.kernel.Fact;

/// What happened at the portal beside orders.
public sealed interface PortalFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  /// Somebody began to register the rows of a file, or went on with it.
  ///
  /// @param subject the import
  record ImportStarted(String subject, Instant at, String by, int rows) implements PortalFact {}

  record ImportStopped(String subject, Instant at, String by) implements PortalFact {}

  /// All rows are dealt with.
  ///
  /// @param skipped rows whose original number was registered before
  record ImportDone(String subject, Instant at, int registered, int skipped, int failed)
      implements PortalFact {}

  /// A person's particulars went to another platform, so that it can serve them (rules 9.11).
  ///
  /// @param subject the order
  /// @param by who forwarded it
  record PersonalDataSent(String subject, Instant at, String by, String platform)
      implements PortalFact {}

  /// A file of an order went to another platform.
  ///
  /// @param subject the order
  /// @param by who forwarded it, or the platform that it was handled for
  record AttachmentSent(String subject, Instant at, String by, String platform, String attachment)
      implements PortalFact {}

  /// Another secret was agreed on with a platform; the one before holds until then.
  ///
  /// @param subject the platform's code
  record SecretRotated(String subject, Instant at, String by, Instant turnsAt)
      implements PortalFact {}

  /// The secret on its way was dropped.
  ///
  /// @param subject the platform's code
  record SecretKept(String subject, Instant at, String by) implements PortalFact {}
}
