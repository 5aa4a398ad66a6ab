package vigil.messaging.notices;

import java.util.Optional;
import vigil.casework.Appellants.Appellant;
import vigil.messaging.DeliveryChannel;

/// Somebody who can be written to about what many asked.
///
/// @param person stands for the number or address
record NoticeReceiver(Appellant who, DeliveryChannel channel, String person) {
  /// Empty for whoever left neither number nor address. Whoever did not want to be known is written
  /// to where they said, and not where they called from.
  static Optional<NoticeReceiver> of(Appellant one, SignedStatusLinks links) {
    var reach = one.reach();
    String mobile = CitizenContacts.mobile(reach.contactPhone());
    if (mobile == null && !one.asked().isAnonymous()) {
      mobile = CitizenContacts.mobile(reach.caller());
    }
    if (mobile != null) {
      return Optional.of(new NoticeReceiver(one, DeliveryChannel.SMS, links.person(mobile)));
    }
    return reach.email() == null
        ? Optional.empty()
        : Optional.of(
            new NoticeReceiver(
                one, DeliveryChannel.MAIL, links.person(reach.email().unmask().strip())));
  }
}
