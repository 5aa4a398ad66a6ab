package vigil.messaging.notices;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.casework.Order;
import vigil.casework.OrderDetails;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Masked;
import vigil.kernel.Phone;
import vigil.messaging.DeliveryChannel;

/// How a citizen can be reached. This is the one place of the room that looks behind the masks; the
/// row in the outbox is the trace of it.
@Component
public class CitizenContacts {
  private static final Staff SENDER =
      new Staff("messaging", "消息通知", "Messaging", Set.of(Role.AGENT), null, null);

  /// Mainland mobile numbers; an SMS to a landline is lost.
  private static final Pattern MOBILE = Pattern.compile("(?:\\+?86)?(1[3-9]\\d{9})");

  /// How one citizen can be reached about one order.
  public record ContactDetails(
      OrderDetails dossier, @Nullable String email, @Nullable String mobile) {
    public Order order() {
      return dossier.order();
    }

    /// An address by this channel.
    public @Nullable String findAddress(DeliveryChannel channel) {
      return switch (channel) {
        case MAIL -> email;
        case SMS -> mobile;
        case HOOK, EXCHANGE, EXCHANGE_FILE -> null;
      };
    }

    @Override
    public String toString() {
      return "Reach[***]";
    }
  }

  private final Casework casework;

  CitizenContacts(Casework casework) {
    this.casework = casework;
  }

  public Optional<ContactDetails> find(String order) {
    return casework.find(order, SENDER).map(it -> new ContactDetails(it, email(it), mobile(it)));
  }

  private static @Nullable String email(OrderDetails dossier) {
    Masked<String> email = dossier.citizen().email();
    return email == null || email.unmask().isBlank() ? null : email.unmask().strip();
  }

  /// The number to call back comes before the one the call came from.
  private static @Nullable String mobile(OrderDetails dossier) {
    String wanted = mobile(dossier.citizen().contactPhone());
    return wanted == null ? mobile(dossier.citizen().caller()) : wanted;
  }

  /// Eleven digits; null for a number that takes no SMS.
  static @Nullable String mobile(@Nullable Masked<Phone> phone) {
    if (phone == null) {
      return null;
    }
    var digits = MOBILE.matcher(phone.unmask().number());
    return digits.matches() ? digits.group(1) : null;
  }
}
