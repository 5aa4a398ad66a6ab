package vigil.messaging.sms;

import vigil.messaging.DeliveryResult;

/// Whoever brings an SMS into the telephone network.
public interface SmsGateway {
  /// Four parts of 67 characters: what carriers join again without fault.
  int LONGEST_TEXT = 268;

  /// Whether one is configured.
  boolean isReady();

  /// Hands one message over.
  ///
  /// @param id the same when it is sent again: the gateway drops the second
  /// @param mobile eleven digits
  DeliveryResult send(String id, String mobile, String text);
}
