package vigil.portal.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An e-mail as a person would read it.
///
/// @param messageId of the sender, or made of the e-mail's bytes where there is none
/// @param sender the address; null when it has none
/// @param name the sender's, as written beside the address
/// @param text what the sender wrote, without what was quoted
/// @param answers the message ids it answers, the nearest first
/// @param machine why a machine wrote it; null for a person
/// @param bounced the message id of ours that could not be delivered, if that is what it says
/// @param attachments how many files came along
record IncomingMail(
    String messageId,
    @Nullable String sender,
    @Nullable String name,
    String subject,
    String text,
    List<String> answers,
    Instant sentAt,
    @Nullable String machine,
    @Nullable String bounced,
    int attachments) {
  IncomingMail {
    answers = List.copyOf(answers);
  }

  /// Never who wrote what.
  @Override
  public String toString() {
    return "Letter[***]";
  }
}
