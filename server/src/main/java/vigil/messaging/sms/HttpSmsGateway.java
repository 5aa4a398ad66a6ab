package vigil.messaging.sms;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.messaging.BoundedHttpClient;
import vigil.messaging.DeliveryResult;

/// A gateway that takes `{"id","to","text"}` by POST. Its address and token come from the
/// environment; without an address messages wait. Any 2xx means taken, 409 that the id was taken
/// before; 400 and 422 that this message never will be; all else comes again.
@Component
public class HttpSmsGateway implements SmsGateway {
  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String url;
  private final String token;
  private final Duration patience;
  private final BoundedHttpClient wire = new BoundedHttpClient();

  /// @param url `vigil.portal.sms.url`
  /// @param token `vigil.portal.sms.token`, sent as `Authorization: Bearer`
  /// @param patience `vigil.portal.sms.timeout`, for the whole of one try
  public HttpSmsGateway(
      @Value("${vigil.portal.sms.url:}") String url,
      @Value("${vigil.portal.sms.token:}") String token,
      @Value("${vigil.portal.sms.timeout:10s}") Duration patience) {
    if (!url.isBlank() && !url.matches("https?://.+")) {
      throw new IllegalArgumentException("vigil.portal.sms.url is no http address");
    }
    this.url = url;
    this.token = token;
    this.patience = patience;
  }

  @Override
  public boolean isReady() {
    return !url.isBlank();
  }

  @Override
  public DeliveryResult send(String id, String mobile, String text) {
    Map<String, String> body = Map.of("id", id, "to", mobile, "text", text);
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", id)
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!token.isBlank()) {
      request.header("Authorization", "Bearer " + token);
    }
    return wire.send(request.build(), patience, HttpSmsGateway::judge);
  }

  private static DeliveryResult judge(BoundedHttpClient.HttpReply answer) {
    return switch (answer.status()) {
      case CONFLICT -> new DeliveryResult.Delivered();
      case BAD_REQUEST, UNPROCESSABLE ->
          new DeliveryResult.PermanentFailure(
              "HTTP " + answer.status() + ": the gateway does not take it");
      default -> answer.isGood() ? new DeliveryResult.Delivered() : answer.toRetryLater();
    };
  }
}
