package vigil.exchange.steps;

import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;
import vigil.exchange.protocol.Envelope;
import vigil.exchange.protocol.MessageType;
import vigil.kernel.Ids;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.NewMessage;

/// An operator's try of the wire to another platform.
public final class PartnerTestMessage {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private PartnerTestMessage() {}

  public static NewMessage create(String from, String to, InstantSource clock) {
    var type = new MessageType.TestMessage();
    String ref = "test/" + Ids.next(clock);
    var envelope = new Envelope(type, from, to, ref, 0, clock.instant(), null, null);
    return new NewMessage(
        DeliveryChannel.EXCHANGE,
        type.wireName(),
        null,
        null,
        ref,
        to,
        JSON.writeValueAsString(envelope));
  }
}
