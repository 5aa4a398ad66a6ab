package vigil.messaging;

import java.util.Optional;

/// Which e-mail an order began with, so that ours stands below it in the citizen's mailbox: whoever
/// reads incoming e-mail knows.
public interface MailThreads {
  /// The Message-ID; empty when the order came another way.
  Optional<String> findFirstMessageId(String order);
}
