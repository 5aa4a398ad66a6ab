package vigil.messaging;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who brings the messages of one channel to the other side.
public interface Carrier {
  DeliveryChannel channel();

  /// Whether there is a gateway, where one is needed; without it the messages wait and none is
  /// tried.
  default boolean isReady() {
    return true;
  }

  /// Targets that are left alone for a while, so that a dead receiver holds nobody else up: none of
  /// their messages is tried.
  default Set<String> listPaused() {
    return Set.of();
  }

  /// Receivers by the names that an operator knows them by.
  ///
  /// @param targets of messages of this channel
  default Map<String, String> nameReceivers(Set<String> targets) {
    return targets.stream().collect(Collectors.toMap(it -> it, it -> it));
  }

  /// Tries once, within a time well below [RetryPolicy#lease]. It may be called again for a message
  /// that did go out: the id tells.
  DeliveryResult carry(Delivery delivery);
}
