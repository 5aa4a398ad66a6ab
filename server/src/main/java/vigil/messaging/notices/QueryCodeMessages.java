package vigil.messaging.notices;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.NewMessage;
import vigil.messaging.Outbox;

/// Sends a query code to the citizen's own phone, and to no other: nobody who asks for it hears it.
@Component
public class QueryCodeMessages {
  private final CitizenContacts citizens;
  private final Outbox outbox;
  private final InstantSource clock;

  QueryCodeMessages(CitizenContacts citizens, Outbox outbox, InstantSource clock) {
    this.citizens = citizens;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// Sends it once more.
  ///
  /// @return whether the citizen has a mobile phone that it can go to
  @Transactional
  public boolean resend(String order) {
    Optional<NewMessage> wanted =
        citizens.find(order).flatMap(it -> create(it, clock.instant().toString()));
    wanted.ifPresent(outbox::add);
    return wanted.isPresent();
  }

  /// The code is made when the message is written: none lies in the outbox.
  ///
  /// @param which tells one message of an order from another
  static Optional<NewMessage> create(CitizenContacts.ContactDetails reach, String which) {
    if (reach.mobile() == null) {
      return Optional.empty();
    }
    String order = reach.order().id();
    String cause = "%s/%s/%s".formatted(order, Notice.QUERY_CODE, which);
    return Optional.of(
        new NewMessage(
            DeliveryChannel.SMS,
            Notice.QUERY_CODE.name(),
            order,
            reach.order().number(),
            cause,
            "",
            "{}"));
  }
}
