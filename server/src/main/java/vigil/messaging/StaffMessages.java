package vigil.messaging;

import vigil.kernel.Phone;

/// Words to a member of staff, carried at once and once: what comes an hour late wakes nobody, so
/// nothing is kept and nothing tried again.
public interface StaffMessages {
  /// Words.
  ///
  /// @param id of its own; a gateway drops a second one
  /// @param subject of an e-mail; an SMS has none
  record StaffMessage(String id, String subject, String text) {}

  /// Whether there is a gateway for SMS, a server for e-mail.
  boolean isReady(DeliveryChannel channel);

  /// [DeliveryResult.Delivered] says that the gateway has it, and no more.
  DeliveryResult sendSms(Phone mobile, StaffMessage message);

  DeliveryResult sendMail(String address, StaffMessage message);
}
