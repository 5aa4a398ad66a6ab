package vigil.messaging.sms;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.messaging.Carrier;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.DeliveryResult;
import vigil.messaging.notices.CitizenContacts;
import vigil.messaging.notices.MessageTemplates;
import vigil.messaging.notices.Notice;
import vigil.messaging.notices.NoticeHours;

/// Looks the citizen up, writes the message as it reads now, and hands it to the gateway.
@Component
public class SmsCarrier implements Carrier {
  private final SmsGateway gateway;
  private final CitizenContacts citizens;
  private final MessageTemplates wording;
  private final NoticeHours hours;
  private final String sign;

  /// @param sign `vigil.portal.sms.sign`: the sender's name in brackets that Chinese carriers ask
  ///   for
  public SmsCarrier(
      SmsGateway gateway,
      CitizenContacts citizens,
      MessageTemplates wording,
      NoticeHours hours,
      @Value("${vigil.portal.sms.sign:上海12345}") String sign) {
    this.gateway = gateway;
    this.citizens = citizens;
    this.wording = wording;
    this.hours = hours;
    this.sign = sign;
  }

  @Override
  public DeliveryChannel channel() {
    return DeliveryChannel.SMS;
  }

  @Override
  public boolean isReady() {
    return gateway.isReady();
  }

  @Override
  public DeliveryResult carry(Delivery delivery) {
    if (delivery.kind().equals(Notice.ANSWER_OUT.name())) {
      var opening = hours.findOpening();
      if (opening.isPresent()) {
        return new DeliveryResult.NotBefore(opening.get(), "nobody is disturbed at this hour");
      }
    }
    CitizenContacts.ContactDetails reach =
        citizens.find(String.valueOf(delivery.order())).orElse(null);
    String mobile = reach == null ? null : reach.mobile();
    if (reach == null || mobile == null) {
      return new DeliveryResult.NotNeeded("the citizen left no mobile number");
    }
    MessageTemplates.Message message = wording.render(delivery, reach.dossier());
    if (message == null) {
      return new DeliveryResult.NotNeeded("the order has moved on");
    }
    String text = message.shortText(sign);
    return text.length() > SmsGateway.LONGEST_TEXT
        ? new DeliveryResult.PermanentFailure("longer than an SMS may be")
        : gateway.send(delivery.id(), mobile, text);
  }
}
