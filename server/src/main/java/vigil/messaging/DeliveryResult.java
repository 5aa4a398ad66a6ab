package vigil.messaging;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of one try. The words are ours: never a receiver's text, never a person's address.
public sealed interface DeliveryResult {
  /// The other side has it.
  record Delivered() implements DeliveryResult {}

  /// The message makes no sense any more.
  record NotNeeded(String why) implements DeliveryResult {}

  /// Not now.
  ///
  /// @param atLeast how long the other side wants to be left alone
  record RetryLater(String why, @Nullable Duration atLeast) implements DeliveryResult {
    public RetryLater(String why) {
      this(why, null);
    }
  }

  /// Something of our own has to come first: that costs no try, but is not waited for without end
  /// ([RetryPolicy#longestHold]).
  record OnHold(String why) implements DeliveryResult {}

  /// Another message of ours has to arrive first: that costs no try, and is waited for as long as
  /// it takes.
  record Behind(String why) implements DeliveryResult {}

  /// The hour would disturb the receiver: that costs no try.
  record NotBefore(Instant at, String why) implements DeliveryResult {}

  /// Trying again will not help.
  record PermanentFailure(String why) implements DeliveryResult {}
}
