package vigil.portal.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An e-mail as a person would read it.
///
/// @param messageId of the sender, or made of the e-mail's bytes where there is none
/// @param answers the message ids it answers, the nearest first
/// @param machine why a machine wrote it; null for a person
/// @param bounced the message id of ours that could not be delivered, if that is what it says
record IncomingMail(
    String messageId,
    Sender sender,
    Content content,
    List<String> answers,
    Instant sentAt,
    @Nullable String machine,
    @Nullable String bounced) {
  /// Who wrote it.
  ///
  /// @param address null when it has none
  /// @param name as written beside the address
  record Sender(@Nullable String address, @Nullable String name) {
    static final Sender NONE = new Sender(null, null);

    @Override
    public String toString() {
      return "Sender[***]";
    }
  }

  /// What was written.
  ///
  /// @param text what the sender wrote, without what was quoted
  /// @param attachments how many files came along
  record Content(String subject, String text, int attachments) {
    @Override
    public String toString() {
      return "Content[***]";
    }
  }

  IncomingMail {
    answers = List.copyOf(answers);
  }

  /// Never who wrote what.
  @Override
  public String toString() {
    return "Letter[***]";
  }
}
