package vigil.portal.sms;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.portal.delivery.Carried;
import vigil.portal.delivery.Carrier;
import vigil.portal.delivery.Channel;
import vigil.portal.delivery.Citizens;
import vigil.portal.delivery.Delivery;
import vigil.portal.delivery.Wording;

/// Looks the citizen up, writes the message as it reads now, and hands it to the gateway.
@Component
public class SmsCarrier implements Carrier {
  private final SmsGateway gateway;
  private final Citizens citizens;
  private final Wording wording;
  private final String sign;

  /// @param sign `vigil.portal.sms.sign`: the sender's name in brackets that Chinese carriers ask
  ///   for
  public SmsCarrier(
      SmsGateway gateway,
      Citizens citizens,
      Wording wording,
      @Value("${vigil.portal.sms.sign:上海12345}") String sign) {
    this.gateway = gateway;
    this.citizens = citizens;
    this.wording = wording;
    this.sign = sign;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public boolean isReady() {
    return gateway.isReady();
  }

  @Override
  public Carried carry(Delivery delivery) {
    Citizens.Reach reach = citizens.of(String.valueOf(delivery.order())).orElse(null);
    String mobile = reach == null ? null : reach.mobile();
    if (reach == null || mobile == null) {
      return new Carried.NotNeeded("the citizen left no mobile number");
    }
    Wording.Message message = wording.of(delivery, reach.dossier());
    if (message == null) {
      return new Carried.NotNeeded("the order has moved on");
    }
    String text = message.shortText(sign);
    return text.length() > SmsGateway.LONGEST_TEXT
        ? new Carried.Never("longer than an SMS may be")
        : gateway.send(delivery.id(), mobile, text);
  }
}
