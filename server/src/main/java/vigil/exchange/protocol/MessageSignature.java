package vigil.exchange.protocol;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Signs and checks messages by the Standard Webhooks specification: over id, time and body.
public final class MessageSignature {
  /// A message that is older, or from further ahead, is none: whoever recorded it cannot send it
  /// again.
  public static final Duration FRESH = Duration.ofMinutes(5);

  private static final int MOST_SIGNATURES = 8;

  /// What came with a message.
  public record SignatureHeaders(
      @Nullable String id, @Nullable String timestamp, @Nullable String signature) {}

  /// What is thought of it.
  public enum Verdict {
    GOOD,
    BAD,
    NOT_FRESH
  }

  private MessageSignature() {}

  /// A signature by each secret, as the specification has it while one is being changed.
  public static String sign(List<String> secrets, String id, long seconds, String body) {
    return secrets.stream()
        .map(secret -> sign(secret, id, seconds, body))
        .collect(Collectors.joining(" "));
  }

  /// Puts on a request what [#check] looks for.
  public static HttpRequest.Builder signRequest(
      HttpRequest.Builder request, List<String> secrets, String id, Instant now, String text) {
    long seconds = now.getEpochSecond();
    return request
        .header("User-Agent", "Vigil")
        .header("webhook-id", id)
        .header("webhook-timestamp", String.valueOf(seconds))
        .header("webhook-signature", sign(secrets, id, seconds, text));
  }

  private static String sign(String secret, String id, long seconds, String body) {
    try {
      return new Webhook(secret).sign(id, seconds, body);
    } catch (EmptyWebhookSecretException | WebhookSigningException impossible) {
      throw new IllegalStateException("A secret that was checked signs", impossible);
    }
  }

  /// The signature first: whoever has none is not told about times.
  ///
  /// @param secrets any of them will do
  public static Verdict check(
      List<String> secrets, SignatureHeaders marks, String body, Instant now) {
    String id = marks.id();
    String time = marks.timestamp();
    String given = marks.signature();
    if (id == null || time == null || given == null || !time.matches("\\d{1,12}")) {
      return Verdict.BAD;
    }
    long seconds = Long.parseLong(time);
    boolean isSigned = false;
    for (String secret : secrets) {
      byte[] ours = sign(secret, id, seconds, body).getBytes(StandardCharsets.UTF_8);
      for (String one : given.split(" ", MOST_SIGNATURES)) {
        isSigned |= MessageDigest.isEqual(ours, one.getBytes(StandardCharsets.UTF_8));
      }
    }
    if (!isSigned) {
      return Verdict.BAD;
    }
    Duration apart = Duration.between(Instant.ofEpochSecond(seconds), now).abs();
    return apart.compareTo(FRESH) <= 0 ? Verdict.GOOD : Verdict.NOT_FRESH;
  }
}
