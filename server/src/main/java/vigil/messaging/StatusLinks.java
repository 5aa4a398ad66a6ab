package vigil.messaging;

/// Links from a message to the order's status page. Each carries a pass, which opens the order as
/// its query code does.
public interface StatusLinks {
  /// Whether the pass opens this order today.
  boolean opens(String order, String pass);
}
