package vigil.telephony.life;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.telephony.TelephonyFact;

/// What a step led to.
public sealed interface CallOutcome {
  /// The call after the step and what to write into the ledger.
  record Decision(CallRecord after, List<TelephonyFact> facts) implements CallOutcome {}

  /// Why a step was not taken.
  sealed interface Refusal extends CallOutcome {}

  /// The table has no such arrow from here.
  record NotNow(CallState state) implements Refusal {}

  /// The step speaks of an offer that the call has left behind.
  record OtherOffer(@Nullable String present) implements Refusal {}
}
