package vigil.messaging;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything that leaves the house. What is in it goes out at least once, under an id that stays
/// the same over all tries.
public interface Outbox {
  /// Keeps it, in the caller's transaction, unless its cause is there already.
  void add(NewMessage wanted);

  /// What waits for a target because a try failed is tried at once.
  void retryNow(Set<DeliveryChannel> channels, String target);

  /// What has not arrived at a target about an order, oldest first.
  List<UndeliveredMessage> listUndelivered(
      Set<DeliveryChannel> channels, String target, String order);

  /// The order a message was about.
  Optional<String> findOrder(String delivery);

  /// The other side said later that it could not be delivered after all.
  ///
  /// @return whether there is such a message
  boolean markBounced(String delivery, String why);
}
