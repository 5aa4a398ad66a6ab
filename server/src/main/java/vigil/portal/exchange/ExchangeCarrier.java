package vigil.portal.exchange;

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
import vigil.kernel.Ledger;
import vigil.portal.PortalFact;
import vigil.portal.delivery.Carried;
import vigil.portal.delivery.Carrier;
import vigil.portal.delivery.Channel;
import vigil.portal.delivery.Delivery;
import vigil.portal.delivery.Wire;
import vigil.portal.exchange.Crossings.Crossing;
import vigil.portal.exchange.Crossings.Direction;
import vigil.portal.exchange.Crossings.State;
import vigil.portal.hooks.AddressGuard;

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

  private final Partners partners;
  private final Crossings crossings;
  private final Parcels parcels;
  private final StandIn standIn;
  private final AddressGuard guard;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Duration patience;
  private final Wire wire = new Wire();

  /// @param patience `vigil.portal.hooks.timeout`: for the whole of one try
  ExchangeCarrier(
      Partners partners,
      Crossings crossings,
      Parcels parcels,
      StandIn standIn,
      AddressGuard guard,
      Ledger ledger,
      TransactionTemplate transaction,
      InstantSource clock,
      @Value("${vigil.portal.hooks.timeout:15s}") Duration patience) {
    this.partners = partners;
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
  public Channel channel() {
    return Channel.EXCHANGE;
  }

  @Override
  public Carried carry(Delivery delivery) {
    Partners.Key key = partners.key(delivery.target()).orElse(null);
    if (key == null) {
      return new Carried.Never("nothing goes to this platform any more");
    }
    Envelope bare = JSON.readValue(delivery.body(), Envelope.class);
    Crossing out = crossings.find(Direction.OUT, bare.to(), bare.ref()).orElse(null);
    boolean isGivenAway = bare.type().equals(Envelope.FORWARDED);
    if (isGivenAway && (out == null || !out.isLive())) {
      return new Carried.NotNeeded("it was taken back before");
    }
    Envelope whole = delivery.order() == null ? bare : parcels.whole(bare, delivery.order());
    if (whole == null) {
      return new Carried.NotNeeded("the order is gone");
    }
    String no = guard.refuses(key.url());
    if (no != null) {
      return new Carried.Later(no);
    }
    if (isGivenAway && out != null && delivery.attempts() == 1) {
      trace(out);
    }
    var request = request(delivery, key, JSON.writeValueAsString(whole));
    Carried carried =
        wire.ask(request, patience, MOST_ANSWER_BYTES, answer -> judge(answer, bare, out));
    if (carried instanceof Carried.Later) {
      partners.failed(bare.to());
    } else {
      partners.heard(bare.to(), false);
    }
    return carried;
  }

  /// Before it goes out: whoever asks later finds that it did, even if the answer is lost.
  private void trace(Crossing out) {
    transaction.executeWithoutResult(status ->
        ledger.append(
            new PortalFact.PersonalDataSent(
                out.order(), clock.instant(), out.by(), out.partner())));
  }

  private HttpRequest request(Delivery delivery, Partners.Key key, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(key.url() + PATH))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header(FROM, JSON.readTree(body).path("from").asString());
    return Seal.on(request, key, delivery.id(), clock.instant(), body)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private Carried judge(Wire.Answer answer, Envelope told, @Nullable Crossing out) {
    boolean isGivenAway = told.type().equals(Envelope.FORWARDED);
    if (answer.isGood()) {
      if (isGivenAway && out != null) {
        taken(out, field(answer, "number"));
      }
      return new Carried.Taken();
    }
    if (answer.status() == GONE) {
      return new Carried.NotNeeded("the other platform does not have this order any more");
    }
    if (!REFUSED.contains(answer.status())) {
      return answer.later();
    }
    String why = field(answer, "why");
    if (isGivenAway && out != null) {
      refused(out, why);
    }
    return new Carried.Never("HTTP %d %s".formatted(answer.status(), why).strip());
  }

  private void taken(Crossing out, String number) {
    crossings.taken(out, number);
    standIn.sign(out);
  }

  /// Nobody else has it, so it is ours to dispatch again.
  private void refused(Crossing out, String why) {
    crossings.end(out, State.REFUSED, why);
    standIn.recall(out, "对方平台未接收 (not taken by %s): %s".formatted(out.partner(), why));
  }

  /// A word out of the answer; none of its sentences.
  static String field(Wire.Answer answer, String name) {
    try {
      JsonNode tree = JSON.readTree(answer.body());
      String word = tree.path(name).asString("");
      return word.matches("[A-Za-z0-9-]{1,40}") ? word : "";
    } catch (JacksonException noJson) {
      return "";
    }
  }
}
