package vigil.exchange.steps;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vigil.exchange.protocol.Envelope;
import vigil.exchange.protocol.MessageSignature;
import vigil.exchange.protocol.PlatformIdentity;
import vigil.exchange.store.SqlPartners;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;
import vigil.kernel.RateLimits;

/// Looks at a message before anything is done with it: its size, its seal, its age, how many there
/// were.
@Component
public class MessageVerifier {
  /// The longest order has four texts of 4,000 characters.
  public static final int MOST_BYTES = 131_072;

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int MOST_BAD = 60;
  private static final String BAD = "EXCHANGE_BAD";
  private static final String MESSAGE = "EXCHANGE";
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  /// Who brings it.
  public record RemoteSender(
      String address,
      @Nullable String from,
      @Nullable String id,
      @Nullable String timestamp,
      @Nullable String signature) {}

  /// The message is here.
  ///
  /// @param number ours, for an order
  /// @param again it was here before
  public record Receipt(@Nullable String number, boolean again) {}

  private final SqlPartners partners;
  private final PartnerAvailability availability;
  private final InboundMessages arrivals;
  private final RateLimits allowance;
  private final PlatformIdentity ourselves;
  private final InstantSource clock;
  private final int most;

  /// @param most `vigil.portal.exchange.most`: messages of one platform in ten minutes
  MessageVerifier(
      SqlPartners partners,
      PartnerAvailability availability,
      InboundMessages arrivals,
      RateLimits allowance,
      PlatformIdentity ourselves,
      InstantSource clock,
      @Value("${vigil.portal.exchange.most:6000}") int most) {
    this.partners = partners;
    this.availability = availability;
    this.arrivals = arrivals;
    this.allowance = allowance;
    this.ourselves = ourselves;
    this.clock = clock;
    this.most = most;
  }

  public Receipt receive(RemoteSender caller, byte[] body) {
    if (body.length > MOST_BYTES) {
      throw Problems.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "TooLarge",
          "A message has %d bytes at most.".formatted(MOST_BYTES),
          Map.of("mostBytes", MOST_BYTES));
    }
    String text = new String(body, StandardCharsets.UTF_8);
    String from = verify(caller, text);
    Envelope told = read(text);
    boolean isForUs = told.from().equals(from) && told.to().equals(ourselves.code());
    String id = caller.id();
    if (!isForUs || id == null || id.length() > 100) {
      throw InvalidInput.of(
          InvalidInput.Kind.MALFORMED, "The envelope's from and to do not fit this message.");
    }
    availability.markHeard(from, true);
    return answer(arrivals.receive(id, told));
  }

  /// Whose it is, unless it is refused.
  ///
  /// @param text that is signed
  String verify(RemoteSender caller, String text) {
    allowance
        .findWait(BAD, caller.address(), MOST_BAD, WINDOW)
        .ifPresent(MessageVerifier::tooOften);
    String from = sealed(caller, text);
    allowance.consume(MESSAGE, from, most, WINDOW).ifPresent(MessageVerifier::tooOften);
    return from;
  }

  /// Whose seal it bears. An unknown sender and a wrong seal look the same.
  private String sealed(RemoteSender caller, String text) {
    String from = caller.from() == null ? "" : caller.from();
    var key = partners.findKey(from).orElse(null);
    var verdict =
        key == null
            ? MessageSignature.Verdict.BAD
            : MessageSignature.check(
                key.secrets(),
                new MessageSignature.SignatureHeaders(
                    caller.id(), caller.timestamp(), caller.signature()),
                text,
                clock.instant());
    return switch (verdict) {
      case GOOD -> from;
      case NOT_FRESH ->
          throw Problems.of(
              HttpStatus.UNAUTHORIZED,
              "NotFresh",
              "It was signed more than five minutes ago, or our clocks differ: sign it anew.",
              Map.of("now", clock.instant()));
      case BAD -> {
        var _ = allowance.consume(BAD, caller.address(), MOST_BAD, WINDOW);
        throw Problems.of(
            HttpStatus.UNAUTHORIZED,
            "SealRefused",
            "No platform that we know signed this: look at code and secret on both sides.",
            Map.of());
      }
    };
  }

  private static Envelope read(String text) {
    try {
      Envelope told = JSON.readValue(text, Envelope.class);
      if (told.type() == null || told.from() == null || told.to() == null || told.ref() == null) {
        throw InvalidInput.of(
            InvalidInput.Kind.MALFORMED, "The envelope has type, from, to and ref.");
      }
      return told;
    } catch (JacksonException bad) {
      throw InvalidInput.of(InvalidInput.Kind.MALFORMED, "This is no message of the exchange.");
    }
  }

  private static Receipt answer(InboundMessages.MessageResult answer) {
    return switch (answer) {
      case InboundMessages.MessageResult.Done(var number, var again) -> new Receipt(number, again);
      case InboundMessages.MessageResult.Loop loop ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              loop,
              "It came through here before; an order never goes back.",
              Map.of("path", loop.path()));
      case InboundMessages.MessageResult.NotOurs notOurs ->
          throw Problems.refused(
              HttpStatus.GONE, notOurs, "There is no such order between us.", Map.of());
      case InboundMessages.MessageResult.Unreadable(var what) ->
          throw Problems.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "Unreadable",
              "This cannot be: " + what + ".",
              Map.of("what", what));
      case InboundMessages.MessageResult.NotTaken(var refusal) ->
          throw Problems.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "NotTaken",
              "The order cannot be registered as it is.",
              Map.of("refusal", refusal.getClass().getSimpleName()));
    };
  }

  private static void tooOften(Duration wait) {
    long seconds = Math.max(1, wait.toSeconds());
    ErrorResponseException refused =
        Problems.of(
            HttpStatus.TOO_MANY_REQUESTS,
            "TooOften",
            "That was too often; send again in %d s.".formatted(seconds),
            Map.of("seconds", seconds));
    refused.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    throw refused;
  }
}
