package vigil.portal.delivery;

/// How something leaves the house.
public enum Channel {
  MAIL,
  SMS,
  HOOK,
  /// Another platform.
  EXCHANGE
}
