package vigil.messaging;

/// How something leaves the house.
public enum DeliveryChannel {
  MAIL,
  SMS,
  HOOK,
  /// Another platform.
  EXCHANGE,
  /// Another platform, with a file: a round of its own, for a large one takes its time.
  EXCHANGE_FILE
}
