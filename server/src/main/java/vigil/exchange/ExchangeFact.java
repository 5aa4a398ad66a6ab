package vigil.exchange;

import java.time.Instant;
import vigil.kernel.Fact;
import vigil.kernel.LedgerKind;

/// What happened between platforms beside orders. The kinds are from when the room was a part of
/// the portal.
public sealed interface ExchangeFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  /// A person's particulars went to another platform, so that it can serve them (rules 9.11).
  ///
  /// @param subject the order
  /// @param by who forwarded it
  @LedgerKind("portal.PersonalDataSent")
  record PersonalDataSent(String subject, Instant at, String by, String platform)
      implements ExchangeFact {}

  /// A file of an order went to another platform.
  ///
  /// @param subject the order
  /// @param by who forwarded it, or the platform that it was handled for
  @LedgerKind("portal.AttachmentSent")
  record AttachmentSent(String subject, Instant at, String by, String platform, String attachment)
      implements ExchangeFact {}

  /// Another secret was agreed on with a platform; the one before holds until then.
  ///
  /// @param subject the platform's code
  @LedgerKind("portal.SecretRotated")
  record SecretRotated(String subject, Instant at, String by, Instant turnsAt)
      implements ExchangeFact {}

  /// The secret on its way was dropped.
  ///
  /// @param subject the platform's code
  @LedgerKind("portal.SecretKept")
  record SecretKept(String subject, Instant at, String by) implements ExchangeFact {}
}
