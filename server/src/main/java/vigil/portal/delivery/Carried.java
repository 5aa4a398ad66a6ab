package vigil.portal.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of one try. The words are ours: never a receiver's text, never a person's address.
public sealed interface Carried {
  /// The other side has it.
  record Taken() implements Carried {}

  /// It makes no sense any more.
  record NotNeeded(String why) implements Carried {}

  /// Not now.
  ///
  /// @param atLeast how long the other side wants to be left alone
  record Later(String why, @Nullable Duration atLeast) implements Carried {
    public Later(String why) {
      this(why, null);
    }
  }

  /// Something of our own has to come first: that costs no try, but is not waited for without end
  /// ([Retry#longestHold]).
  record Held(String why) implements Carried {}

  /// Trying again will not help.
  record Never(String why) implements Carried {}
}
