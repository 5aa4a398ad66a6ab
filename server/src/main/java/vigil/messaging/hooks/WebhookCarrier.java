package vigil.messaging.hooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.messaging.AddressGuard;
import vigil.messaging.BoundedHttpClient;
import vigil.messaging.Carrier;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.DeliveryResult;
import vigil.messaging.store.SqlWebhooks;

/// Brings an event to its receiver by the Standard Webhooks specification: the id stays over all
/// tries, the time is that of the try, the signature covers both and the body.
@Component
public class WebhookCarrier implements Carrier {
  private static final int GONE = 410;

  private final SqlWebhooks subscriptions;
  private final AddressGuard guard;
  private final InstantSource clock;
  private final Duration patience;
  private final BoundedHttpClient wire = new BoundedHttpClient();

  /// @param patience `vigil.portal.hooks.timeout`: for the whole of one try
  public WebhookCarrier(
      SqlWebhooks subscriptions,
      AddressGuard guard,
      InstantSource clock,
      @Value("${vigil.portal.hooks.timeout:15s}") Duration patience) {
    this.subscriptions = subscriptions;
    this.guard = guard;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public DeliveryChannel channel() {
    return DeliveryChannel.HOOK;
  }

  @Override
  public Set<String> listPaused() {
    return subscriptions.listPaused();
  }

  @Override
  public Map<String, String> nameReceivers(Set<String> targets) {
    return subscriptions.listUrls(targets);
  }

  @Override
  public DeliveryResult carry(Delivery delivery) {
    SqlWebhooks.SigningKey key = subscriptions.findKey(delivery.target()).orElse(null);
    if (key == null) {
      return new DeliveryResult.NotNeeded("the subscription has ended");
    }
    String no = guard.findRefusal(key.url());
    DeliveryResult carried =
        no == null
            ? wire.send(request(delivery, key), patience, this::judge)
            : new DeliveryResult.RetryLater(no);
    switch (carried) {
      case DeliveryResult.Delivered _ -> subscriptions.markDelivered(delivery.target());
      case DeliveryResult.RetryLater _ -> subscriptions.markFailed(delivery.target());
      case DeliveryResult.PermanentFailure _ -> {
        var _ = subscriptions.end(delivery.target());
      }
      case DeliveryResult.NotNeeded _,
          DeliveryResult.OnHold _,
          DeliveryResult.Behind _,
          DeliveryResult.NotBefore _ -> {}
    }
    return carried;
  }

  private HttpRequest request(Delivery delivery, SqlWebhooks.SigningKey key) {
    long seconds = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(URI.create(key.url()))
        .timeout(patience)
        .header("Content-Type", "application/json")
        .header("User-Agent", "Vigil")
        .header("webhook-id", delivery.id())
        .header("webhook-timestamp", String.valueOf(seconds))
        .header("webhook-signature", sign(key.secret(), delivery, seconds))
        .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
        .build();
  }

  private static String sign(String secret, Delivery delivery, long seconds) {
    try {
      return new Webhook(secret).sign(delivery.id(), seconds, delivery.body());
    } catch (EmptyWebhookSecretException | WebhookSigningException impossible) {
      throw new IllegalStateException("A secret of ours signs", impossible);
    }
  }

  /// Whoever answers 410 wants no more of it, as the specification says.
  private DeliveryResult judge(BoundedHttpClient.HttpReply answer) {
    if (answer.isGood()) {
      return new DeliveryResult.Delivered();
    }
    return answer.status() == GONE
        ? new DeliveryResult.PermanentFailure(
            "HTTP 410: the receiver wants no more; subscription ended")
        : answer.toRetryLater();
  }
}
