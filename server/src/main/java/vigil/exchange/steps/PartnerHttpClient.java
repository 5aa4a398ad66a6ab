package vigil.exchange.steps;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.exchange.protocol.MessageSignature;
import vigil.exchange.store.SqlPartners;
import vigil.exchange.store.SqlPartners.SigningKey;
import vigil.messaging.AddressGuard;
import vigil.messaging.BoundedHttpClient;
import vigil.messaging.BoundedHttpClient.HttpReply;
import vigil.messaging.DeliveryResult;

/// The wire to other platforms: signs what goes there, notes who is there, and tells an answer that
/// settles it from one that is tried again.
@Component
class PartnerHttpClient {
  static final String FROM = "exchange-from";

  private static final int GONE = 410;
  private static final long MOST_ANSWER_BYTES = 16_384;

  /// Trying again will not help.
  private static final Set<Integer> REFUSED = Set.of(400, 409, 413, 415, 422);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SqlPartners partners;
  private final PartnerAvailability availability;
  private final AddressGuard guard;
  private final InstantSource clock;
  private final BoundedHttpClient wire = new BoundedHttpClient();

  PartnerHttpClient(
      SqlPartners partners,
      PartnerAvailability availability,
      AddressGuard guard,
      InstantSource clock) {
    this.partners = partners;
    this.availability = availability;
    this.guard = guard;
    this.clock = clock;
  }

  /// What goes to another platform.
  ///
  /// @param id the same over all tries
  /// @param path at the partner's address
  /// @param signed the text under the signature
  /// @param patience for the whole of one try
  record PartnerRequest(
      String id,
      String path,
      Map<String, String> headers,
      String signed,
      HttpRequest.BodyPublisher body,
      Duration patience) {}

  Set<String> listPaused() {
    return availability.listPaused();
  }

  /// Empty when nothing goes to this platform any more.
  Optional<SigningKey> findKey(String partner) {
    return partners.findKey(partner);
  }

  /// Why nothing may go to this address just now; null when it may.
  DeliveryResult.@Nullable RetryLater findObstacle(SigningKey key) {
    String no = guard.findRefusal(key.url());
    return no == null ? null : new DeliveryResult.RetryLater(no);
  }

  DeliveryResult send(
      String partner,
      SigningKey key,
      PartnerRequest sent,
      Function<HttpReply, DeliveryResult> judge) {
    var request =
        HttpRequest.newBuilder(URI.create(key.url() + sent.path())).timeout(sent.patience());
    sent.headers().forEach(request::header);
    var signed =
        MessageSignature.signRequest(
            request, key.secrets(), sent.id(), clock.instant(), sent.signed());
    DeliveryResult result =
        wire.ask(signed.POST(sent.body()).build(), sent.patience(), MOST_ANSWER_BYTES, judge);
    if (result instanceof DeliveryResult.RetryLater) {
      availability.markFailed(partner);
    } else {
      availability.markHeard(partner, false);
    }
    return result;
  }

  /// What an answer means for the next try.
  ///
  /// @param refused told the word with which the other side refused it for good
  static DeliveryResult judge(HttpReply answer, Function<String, DeliveryResult> refused) {
    if (answer.isGood()) {
      return new DeliveryResult.Delivered();
    }
    if (answer.status() == GONE) {
      return new DeliveryResult.NotNeeded("the other platform does not have this order any more");
    }
    return REFUSED.contains(answer.status())
        ? refused.apply(getWord(answer, "why"))
        : answer.toRetryLater();
  }

  static DeliveryResult.PermanentFailure toFailure(HttpReply answer, String why) {
    return new DeliveryResult.PermanentFailure(
        "HTTP %d %s".formatted(answer.status(), why).strip());
  }

  /// A word out of the answer; none of its sentences.
  static String getWord(HttpReply answer, String name) {
    try {
      JsonNode tree = JSON.readTree(answer.body());
      String word = tree.path(name).asString("");
      return word.matches("[A-Za-z0-9-]{1,40}") ? word : "";
    } catch (JacksonException noJson) {
      return "";
    }
  }
}
