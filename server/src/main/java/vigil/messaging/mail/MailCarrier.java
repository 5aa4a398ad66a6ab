package vigil.messaging.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import vigil.messaging.Carrier;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.DeliveryResult;
import vigil.messaging.MailThreads;
import vigil.messaging.Mailbox;
import vigil.messaging.notices.CitizenContacts;
import vigil.messaging.notices.MessageTemplates;

/// Writes the e-mail as it reads now and hands it to the SMTP server (`spring.mail.*`). The
/// Message-ID is the delivery's id, so a second one is known as such, and a reply or a bounce finds
/// its order. Marked as automatic (RFC 3834), so that no machine answers it.
@Component
public class MailCarrier implements Carrier {
  private final ObjectProvider<JavaMailSender> sender;
  private final Mailbox mailbox;
  private final CitizenContacts citizens;
  private final MessageTemplates wording;
  private final MailThreads threads;

  public MailCarrier(
      ObjectProvider<JavaMailSender> sender,
      Mailbox mailbox,
      CitizenContacts citizens,
      MessageTemplates wording,
      MailThreads threads) {
    this.sender = sender;
    this.mailbox = mailbox;
    this.citizens = citizens;
    this.wording = wording;
    this.threads = threads;
  }

  @Override
  public DeliveryChannel channel() {
    return DeliveryChannel.MAIL;
  }

  @Override
  public boolean isReady() {
    return mailbox.isSet() && sender.getIfAvailable() != null;
  }

  @Override
  public DeliveryResult carry(Delivery delivery) {
    String order = String.valueOf(delivery.order());
    CitizenContacts.ContactDetails reach = citizens.find(order).orElse(null);
    String to = reach == null ? null : reach.email();
    if (reach == null || to == null) {
      return new DeliveryResult.NotNeeded("the citizen left no e-mail address");
    }
    MessageTemplates.Message message = wording.render(delivery, reach.dossier());
    if (message == null) {
      return new DeliveryResult.NotNeeded("the order has moved on");
    }
    return SmtpSending.send(
        sender.getObject(), wire -> mail(wire.createMimeMessage(), delivery, to, message));
  }

  private MimeMessage mail(
      MimeMessage mail, Delivery delivery, String to, MessageTemplates.Message message)
      throws MessagingException {
    mail.setFrom(new InternetAddress(mailbox.address()));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(delivery.tries().createdAt()));
    mail.setText(text(message), StandardCharsets.UTF_8.name());
    mail.setHeader("Message-ID", mailbox.messageId(delivery.id()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Auto-Response-Suppress", "All");
    mail.setHeader(Mailbox.LOOP_HEADER, mailbox.address());
    String first = threads.findFirstMessageId(String.valueOf(delivery.order())).orElse(null);
    if (first != null) {
      mail.setHeader("In-Reply-To", first);
      mail.setHeader("References", first);
    }
    return mail;
  }

  private static String text(MessageTemplates.Message message) {
    String quote = message.quote() == null ? "" : message.quote() + "\n\n";
    return quote
        + message.zh()
        + message.link()
        + "\n\n"
        + message.en()
        + " "
        + message.link()
        + "\n\n回复本邮件即可补充情况。如有危险请拨打110、119、120。\n"
        + "Reply to this e-mail to add something. In danger call 110, 119 or 120.\n";
  }
}
