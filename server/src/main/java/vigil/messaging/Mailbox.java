package vigil.messaging;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.kernel.MailAddress;

/// Our own address, and the message ids we give.
///
/// @param address `vigil.portal.mail.address`; empty: no e-mail goes out or comes in
@Component
public record Mailbox(@Value("${vigil.portal.mail.address:}") String address) {
  /// Who sent an e-mail on its way, so that it is not answered when it comes back.
  public static final String LOOP_HEADER = "X-Loop";

  /// The id of a delivery, a UUID, before the `@`.
  private static final Pattern OWN =
      Pattern.compile("<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([^>\\s]+)>?");

  public Mailbox {
    if (!MailAddress.isBlankOrValid(address)) {
      throw new IllegalArgumentException("vigil.portal.mail.address is no e-mail address");
    }
  }

  public boolean isSet() {
    return !address.isBlank();
  }

  public boolean isOurs(@Nullable String sender) {
    return sender != null && sender.strip().equalsIgnoreCase(address);
  }

  public String messageId(String delivery) {
    return "<" + delivery + "@" + domain() + ">";
  }

  /// The delivery whose id this is.
  public Optional<String> findDelivery(String messageId) {
    var id = OWN.matcher(messageId.strip());
    return id.matches() && id.group(2).toLowerCase(Locale.ROOT).equals(domain())
        ? Optional.of(id.group(1))
        : Optional.empty();
  }

  private String domain() {
    return address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
