package vigil.messaging.steps;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import vigil.kernel.Phone;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.DeliveryResult;
import vigil.messaging.StaffMessages;
import vigil.messaging.mail.StaffMail;
import vigil.messaging.sms.SmsGateway;

/// Hands words for staff to the same gateways as those for citizens.
@Service
class StaffMessageService implements StaffMessages {
  private static final String HOME = "+86";

  private final SmsGateway sms;
  private final StaffMail mail;
  private final String sign;

  StaffMessageService(
      SmsGateway sms, StaffMail mail, @Value("${vigil.portal.sms.sign:上海12345}") String sign) {
    this.sms = sms;
    this.mail = mail;
    this.sign = sign;
  }

  @Override
  public boolean isReady(DeliveryChannel channel) {
    return switch (channel) {
      case SMS -> sms.isReady();
      case MAIL -> mail.isReady();
      case HOOK, EXCHANGE, EXCHANGE_FILE -> false;
    };
  }

  @Override
  public DeliveryResult sendSms(Phone mobile, StaffMessage message) {
    String text = "【" + sign + "】" + message.text();
    String number = mobile.number();
    String digits = number.startsWith(HOME) ? number.substring(HOME.length()) : number;
    return text.length() > SmsGateway.LONGEST_TEXT
        ? new DeliveryResult.PermanentFailure("longer than an SMS may be")
        : sms.send(message.id(), digits, text);
  }

  @Override
  public DeliveryResult sendMail(String address, StaffMessage message) {
    return mail.send(address, message);
  }
}
