package vigil.portal.delivery;

/// Who brings the messages of one channel to the other side.
public interface Carrier {
  DeliveryChannel channel();

  /// Whether there is a gateway, where one is needed; without it the messages wait and none is
  /// tried.
  default boolean isReady() {
    return true;
  }

  /// Tries once, within a time well below [RetryPolicy#lease]. It may be called again for a message
  /// that did go out: the id tells.
  DeliveryResult carry(Delivery delivery);
}
