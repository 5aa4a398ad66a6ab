package vigil.portal.mail;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where e-mails come in: `vigil.portal.mail.in.*`.
///
/// @param host empty: none come in
/// @param ssl off only inside our own network; STARTTLS is used then where the server has it
/// @param every how often the box is looked into
/// @param mostBytes a larger e-mail is left for a person
@Component
public record MailboxSettings(
    @Value("${vigil.portal.mail.in.host:}") String host,
    @Value("${vigil.portal.mail.in.port:993}") int port,
    @Value("${vigil.portal.mail.in.user:}") String user,
    @Value("${vigil.portal.mail.in.password:}") String password,
    @Value("${vigil.portal.mail.in.ssl:true}") boolean ssl,
    @Value("${vigil.portal.mail.in.folder:INBOX}") String folder,
    @Value("${vigil.portal.mail.in.every:30s}") Duration every,
    @Value("${vigil.portal.mail.in.most-bytes:10485760}") int mostBytes) {

  boolean isSet() {
    return !host.isBlank();
  }

  String protocol() {
    return ssl ? "imaps" : "imap";
  }

  /// Never the password.
  @Override
  public String toString() {
    return "PostboxSettings[" + host + ":" + port + "]";
  }
}
