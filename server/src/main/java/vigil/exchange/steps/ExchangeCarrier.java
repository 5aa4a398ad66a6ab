package vigil.exchange.steps;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.exchange.ExchangeFact;
import vigil.exchange.protocol.Envelope;
import vigil.exchange.protocol.MessageSignature;
import vigil.exchange.protocol.MessageType.SenderMessage;
import vigil.exchange.store.SqlPartners;
import vigil.exchange.store.SqlTransfers;
import vigil.exchange.store.SqlTransfers.Direction;
import vigil.exchange.store.SqlTransfers.State;
import vigil.exchange.store.SqlTransfers.Transfer;
import vigil.kernel.Ledger;
import vigil.messaging.AddressGuard;
import vigil.messaging.BoundedHttpClient;
import vigil.messaging.Carrier;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.DeliveryResult;

/// Brings a message to another platform, signed as a webhook is, and reads what it answers: the
/// number under which it took an order, or that it will not have it.
@Component
class ExchangeCarrier implements Carrier {
  static final String FROM = "exchange-from";
  static final String PATH = "/api/portal/exchange/messages";
  static final int GONE = 410;
  static final long MOST_ANSWER_BYTES = 16_384;

  /// Trying again will not help.
  static final Set<Integer> REFUSED = Set.of(400, 409, 413, 415, 422);

  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private final SqlPartners partners;
  private final PartnerAvailability availability;
  private final SqlTransfers crossings;
  private final PayloadAssembler parcels;
  private final PartnerActor standIn;
  private final AddressGuard guard;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Duration patience;
  private final BoundedHttpClient wire = new BoundedHttpClient();

  /// @param patience `vigil.portal.hooks.timeout`: for the whole of one try
  ExchangeCarrier(
      SqlPartners partners,
      PartnerAvailability availability,
      SqlTransfers crossings,
      PayloadAssembler parcels,
      PartnerActor standIn,
      AddressGuard guard,
      Ledger ledger,
      TransactionTemplate transaction,
      InstantSource clock,
      @Value("${vigil.portal.hooks.timeout:15s}") Duration patience) {
    this.partners = partners;
    this.availability = availability;
    this.crossings = crossings;
    this.parcels = parcels;
    this.standIn = standIn;
    this.guard = guard;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public DeliveryChannel channel() {
    return DeliveryChannel.EXCHANGE;
  }

  @Override
  public Set<String> listPaused() {
    return availability.listPaused();
  }

  @Override
  public DeliveryResult carry(Delivery delivery) {
    SqlPartners.SigningKey key = partners.findKey(delivery.target()).orElse(null);
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
    String no = guard.findRefusal(key.url());
    if (no != null) {
      return new DeliveryResult.RetryLater(no);
    }
    if (isGivenAway && out != null && delivery.attempts() == 1) {
      trace(out);
    }
    var request = request(delivery, key, JSON.writeValueAsString(whole));
    DeliveryResult carried =
        wire.ask(request, patience, MOST_ANSWER_BYTES, answer -> judge(answer, bare, out));
    if (carried instanceof DeliveryResult.RetryLater) {
      availability.markFailed(bare.to());
    } else {
      availability.markHeard(bare.to(), false);
    }
    return carried;
  }

  /// Before it goes out: whoever asks later finds that it did, even if the answer is lost.
  private void trace(Transfer out) {
    transaction.executeWithoutResult(status ->
        ledger.append(
            new ExchangeFact.PersonalDataSent(
                out.order(), clock.instant(), out.by(), out.partner())));
  }

  private HttpRequest request(Delivery delivery, SqlPartners.SigningKey key, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(key.url() + PATH))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header(FROM, JSON.readTree(body).path("from").asString());
    return MessageSignature.signRequest(
            request, key.secrets(), delivery.id(), clock.instant(), body)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private DeliveryResult judge(
      BoundedHttpClient.HttpReply answer, Envelope told, @Nullable Transfer out) {
    boolean isGivenAway = told.type() == SenderMessage.FORWARDED;
    if (answer.isGood()) {
      if (isGivenAway && out != null) {
        taken(out, field(answer, "number"));
      }
      return new DeliveryResult.Delivered();
    }
    if (answer.status() == GONE) {
      return new DeliveryResult.NotNeeded("the other platform does not have this order any more");
    }
    if (!REFUSED.contains(answer.status())) {
      return answer.toRetryLater();
    }
    String why = field(answer, "why");
    if (isGivenAway && out != null) {
      refused(out, why);
    }
    return new DeliveryResult.PermanentFailure(
        "HTTP %d %s".formatted(answer.status(), why).strip());
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

  /// A word out of the answer; none of its sentences.
  static String field(BoundedHttpClient.HttpReply answer, String name) {
    try {
      JsonNode tree = JSON.readTree(answer.body());
      String word = tree.path(name).asString("");
      return word.matches("[A-Za-z0-9-]{1,40}") ? word : "";
    } catch (JacksonException noJson) {
      return "";
    }
  }
}
