package vigil.messaging.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import vigil.messaging.DeliveryResult;
import vigil.messaging.Mailbox;
import vigil.messaging.StaffMessages.StaffMessage;

/// An e-mail to a member of staff.
@Component
public class StaffMail {
  private final ObjectProvider<JavaMailSender> sender;
  private final Mailbox mailbox;

  public StaffMail(ObjectProvider<JavaMailSender> sender, Mailbox mailbox) {
    this.sender = sender;
    this.mailbox = mailbox;
  }

  public boolean isReady() {
    return mailbox.isSet() && sender.getIfAvailable() != null;
  }

  public DeliveryResult send(String to, StaffMessage message) {
    return SmtpSending.send(
        sender.getObject(), wire -> mail(wire.createMimeMessage(), to, message));
  }

  private MimeMessage mail(MimeMessage mail, String to, StaffMessage message)
      throws MessagingException {
    mail.setFrom(new InternetAddress(mailbox.address()));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
    mail.setText(message.text(), StandardCharsets.UTF_8.name());
    mail.setHeader("Message-ID", mailbox.messageId(message.id()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Auto-Response-Suppress", "All");
    mail.setHeader(Mailbox.LOOP_HEADER, mailbox.address());
    return mail;
  }
}
