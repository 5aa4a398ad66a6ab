package vigil.casework;

import java.time.Instant;
import vigil.kernel.Fact;

/// What happened around an order without changing it.
public sealed interface CaseworkFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  /// Somebody looked behind a mask (domain 9).
  ///
  /// @param subject the order
  /// @param reason a word of [Reason]; no free text
  record Unmasked(String subject, Instant at, String by, Reason reason) implements CaseworkFact {}

  enum Reason {
    CONTACT_THE_CITIZEN,
    CALL_BACK,
    VERIFY_IDENTITY,
    EMERGENCY
  }
}
