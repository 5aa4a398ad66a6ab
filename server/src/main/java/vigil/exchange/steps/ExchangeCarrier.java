package vigil.exchange.steps;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.exchange.protocol.Envelope;
import vigil.exchange.protocol.MessageType.SenderMessage;
import vigil.exchange.steps.PartnerHttpClient.PartnerRequest;
import vigil.exchange.store.SqlPartners;
import vigil.exchange.store.SqlTransfers;
import vigil.exchange.store.SqlTransfers.Direction;
import vigil.exchange.store.SqlTransfers.State;
import vigil.exchange.store.SqlTransfers.Transfer;
import vigil.messaging.BoundedHttpClient.HttpReply;
import vigil.messaging.Carrier;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.DeliveryResult;

/// Brings a message to another platform, signed as a webhook is, and reads what it answers: the
/// number under which it took an order, or that it will not have it.
@Component
class ExchangeCarrier implements Carrier {
  static final String PATH = "/api/portal/exchange/messages";
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private final PartnerHttpClient wire;
  private final PartnerAvailability availability;
  private final SqlTransfers crossings;
  private final PayloadAssembler parcels;
  private final PartnerActor standIn;
  private final TransferTrace trace;
  private final Duration patience;

  /// @param patience `vigil.portal.hooks.timeout`: for the whole of one try
  ExchangeCarrier(
      PartnerHttpClient wire,
      PartnerAvailability availability,
      SqlTransfers crossings,
      PayloadAssembler parcels,
      PartnerActor standIn,
      TransferTrace trace,
      @Value("${vigil.portal.hooks.timeout:15s}") Duration patience) {
    this.wire = wire;
    this.availability = availability;
    this.crossings = crossings;
    this.parcels = parcels;
    this.standIn = standIn;
    this.trace = trace;
    this.patience = patience;
  }

  @Override
  public DeliveryChannel channel() {
    return DeliveryChannel.EXCHANGE;
  }

  @Override
  public Set<String> listPaused() {
    return wire.listPaused();
  }

  @Override
  public DeliveryResult carry(Delivery delivery) {
    SqlPartners.SigningKey key = wire.findKey(delivery.target()).orElse(null);
    if (key == null) {
      return new DeliveryResult.PermanentFailure("nothing goes to this platform any more");
    }
    Envelope bare = JSON.readValue(delivery.body(), Envelope.class);
    Transfer out = crossings.find(Direction.OUT, bare.to(), bare.ref()).orElse(null);
    boolean isGivenAway = bare.type() == SenderMessage.FORWARDED;
    if (isGivenAway && (out == null || !out.isLive())) {
      return new DeliveryResult.NotNeeded("it was taken back before");
    }
    Envelope whole = delivery.order() == null ? bare : parcels.assemble(bare, delivery.order());
    if (whole == null) {
      return new DeliveryResult.NotNeeded("the order is gone");
    }
    var obstacle = wire.findObstacle(key);
    if (obstacle != null) {
      return obstacle;
    }
    if (isGivenAway && out != null && delivery.tries().attempts() == 1) {
      trace.personalDataSent(out);
    }
    Transfer givenAway = isGivenAway ? out : null;
    var request = request(delivery, whole.from(), JSON.writeValueAsString(whole));
    return wire.send(bare.to(), key, request, answer -> judge(answer, givenAway));
  }

  private PartnerRequest request(Delivery delivery, String from, String body) {
    return new PartnerRequest(
        delivery.id(),
        PATH,
        Map.of(PartnerHttpClient.FROM, from, "Content-Type", "application/json"),
        body,
        HttpRequest.BodyPublishers.ofString(body),
        patience);
  }

  /// @param givenAway the transfer that the message asks the other platform to take; null for news
  private DeliveryResult judge(HttpReply answer, @Nullable Transfer givenAway) {
    if (answer.isGood() && givenAway != null) {
      taken(givenAway, PartnerHttpClient.getWord(answer, "number"));
    }
    return PartnerHttpClient.judge(
        answer,
        why -> {
          if (givenAway != null) {
            refused(givenAway, why);
          }
          return PartnerHttpClient.toFailure(answer, why);
        });
  }

  private void taken(Transfer out, String number) {
    crossings.markAccepted(out, number);
    availability.releaseFiles(out.partner());
    standIn.sign(out);
  }

  /// Nobody else has it, so it is ours to dispatch again.
  private void refused(Transfer out, String why) {
    crossings.end(out, State.REFUSED, why);
    standIn.recall(out, "对方平台未接收 (not taken by %s): %s".formatted(out.partner(), why));
  }
}
