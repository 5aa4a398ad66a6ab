package vigil.portal.hooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.portal.delivery.Carried;
import vigil.portal.delivery.Carrier;
import vigil.portal.delivery.Channel;
import vigil.portal.delivery.Delivery;
import vigil.portal.delivery.Wire;

/// Brings an event to its receiver by the Standard Webhooks specification: the id stays over all
/// tries, the time is that of the try, the signature covers both and the body.
@Component
public class HookCarrier implements Carrier {
  private static final int GONE = 410;

  private final Subscriptions subscriptions;
  private final AddressGuard guard;
  private final InstantSource clock;
  private final Duration patience;
  private final Wire wire = new Wire();

  /// @param patience `vigil.portal.hooks.timeout`: for the whole of one try
  public HookCarrier(
      Subscriptions subscriptions,
      AddressGuard guard,
      InstantSource clock,
      @Value("${vigil.portal.hooks.timeout:15s}") Duration patience) {
    this.subscriptions = subscriptions;
    this.guard = guard;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public Channel channel() {
    return Channel.HOOK;
  }

  @Override
  public Carried carry(Delivery delivery) {
    Subscriptions.Key key = subscriptions.key(delivery.target()).orElse(null);
    if (key == null) {
      return new Carried.NotNeeded("the subscription has ended");
    }
    String no = guard.refuses(key.url());
    Carried carried =
        no == null
            ? wire.send(request(delivery, key), patience, this::judge)
            : new Carried.Later(no);
    switch (carried) {
      case Carried.Taken _ -> subscriptions.worked(delivery.target());
      case Carried.Later _ -> subscriptions.failed(delivery.target());
      case Carried.Never _ -> {
        var _ = subscriptions.end(delivery.target());
      }
      case Carried.NotNeeded _, Carried.Held _ -> {}
    }
    return carried;
  }

  private HttpRequest request(Delivery delivery, Subscriptions.Key key) {
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
  private Carried judge(Wire.Answer answer) {
    if (answer.isGood()) {
      return new Carried.Taken();
    }
    return answer.status() == GONE
        ? new Carried.Never("HTTP 410: the receiver wants no more; subscription ended")
        : answer.later();
  }
}
