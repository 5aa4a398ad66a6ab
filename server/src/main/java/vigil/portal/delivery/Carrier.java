package vigil.portal.delivery;

/// Who brings the messages of one channel to the other side.
public interface Carrier {
  Channel channel();

  /// Whether there is a gateway; without one the messages wait and none is tried.
  boolean isReady();

  /// Tries once, within a time well below [Retry#lease]. It may be called again for a message that
  /// did go out: the id tells.
  Carried carry(Delivery delivery);
}
