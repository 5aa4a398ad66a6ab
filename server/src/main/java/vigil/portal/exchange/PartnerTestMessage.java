package vigil.portal.exchange;

import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.Ids;
import vigil.portal.delivery.DeliveryChannel;
import vigil.portal.delivery.SqlOutbox;

/// An operator's try of the wire to another platform.
public final class PartnerTestMessage {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private PartnerTestMessage() {}

  public static SqlOutbox.NewMessage create(String from, String to, InstantSource clock) {
    String ref = "test/" + Ids.next(clock);
    var envelope = new Envelope(Envelope.TEST, from, to, ref, 0, clock.instant(), null, null);
    return new SqlOutbox.NewMessage(
        DeliveryChannel.EXCHANGE,
        Envelope.TEST,
        null,
        null,
        ref,
        to,
        JSON.writeValueAsString(envelope));
  }
}
