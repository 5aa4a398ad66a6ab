package vigil.messaging.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import vigil.messaging.DeliveryResult;

/// Hands one e-mail to the SMTP server, and says what its answer means.
final class SmtpSending {
  /// RFC 5321, 4.2.3: 550 to 559 are about the mailbox; 53x are about our own sign-in.
  private static final int PERMANENT = 550;

  /// Writes the e-mail.
  interface Writer {
    MimeMessage write(JavaMailSender wire) throws MessagingException;
  }

  private SmtpSending() {}

  static DeliveryResult send(JavaMailSender wire, Writer writer) {
    try {
      wire.send(writer.write(wire));
      return new DeliveryResult.Delivered();
    } catch (MailAuthenticationException refused) {
      return new DeliveryResult.RetryLater("SMTP: our sign-in is refused");
    } catch (MailSendException failure) {
      return judge(failure);
    } catch (MessagingException | MailException wrong) {
      return new DeliveryResult.PermanentFailure(
          "the address is none: " + wrong.getClass().getSimpleName());
    }
  }

  /// A code from 550 says that this address never takes it; everything else comes again.
  private static DeliveryResult judge(MailSendException failure) {
    for (Exception one : failure.getFailedMessages().values()) {
      int code = code(one);
      if (code >= PERMANENT) {
        return new DeliveryResult.PermanentFailure("SMTP " + code);
      }
      if (code > 0) {
        return new DeliveryResult.RetryLater("SMTP " + code);
      }
    }
    return new DeliveryResult.RetryLater("no SMTP connection");
  }

  private static int code(@Nullable Exception failure) {
    Exception at = failure;
    while (at instanceof MessagingException mail) {
      int code =
          switch (mail) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
          };
      if (code > 0) {
        return code;
      }
      at = mail.getNextException();
    }
    return 0;
  }
}
