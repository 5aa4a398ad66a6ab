package vigil.exchange.steps;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.exchange.store.SqlPartners;
import vigil.exchange.store.SqlTransfers.Transfer;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.Outbox;
import vigil.messaging.UndeliveredMessage;

/// Whether another platform answers: after a failure it is left alone for a while, and what waited
/// for it goes out as soon as it is there again.
@Component
public class PartnerAvailability {
  private static final Set<DeliveryChannel> ALL =
      EnumSet.of(DeliveryChannel.EXCHANGE, DeliveryChannel.EXCHANGE_FILE);

  private final SqlPartners partners;
  private final Outbox outbox;

  PartnerAvailability(SqlPartners partners, Outbox outbox) {
    this.partners = partners;
    this.outbox = outbox;
  }

  /// The partner is there: what waits because it was not goes out now.
  ///
  /// @param isFromIt whether a message of its own says so
  void markHeard(String partner, boolean isFromIt) {
    if (partners.markHeard(partner, isFromIt)) {
      outbox.retryNow(ALL, partner);
    }
  }

  void markFailed(String partner) {
    partners.markFailed(partner);
  }

  /// What waits for a partner is tried at once, however often it failed.
  public void retryNow(String partner) {
    partners.endPause(partner);
    outbox.retryNow(ALL, partner);
  }

  /// The partner has an order: the files of that may follow.
  void releaseFiles(String partner) {
    outbox.retryNow(EnumSet.of(DeliveryChannel.EXCHANGE_FILE), partner);
  }

  Set<String> listPaused() {
    return partners.listPaused();
  }

  /// What has not arrived at the other side.
  public List<UndeliveredMessage> listUndelivered(Transfer one) {
    Instant paused = partners.findPausedUntil(one.partner()).orElse(null);
    return outbox.listUndelivered(ALL, one.partner(), one.order()).stream()
        .map(it ->
            new UndeliveredMessage(
                it.kind(),
                it.isDead(),
                it.attempts(),
                it.error(),
                it.since(),
                later(it.nextAttemptAt(), paused)))
        .toList();
  }

  private static @Nullable Instant later(@Nullable Instant next, @Nullable Instant paused) {
    return next == null || paused == null || paused.isBefore(next) ? next : paused;
  }
}
