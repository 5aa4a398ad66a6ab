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

  /// The table has no such arrow from there.
  ///
  /// @param leg where the party stands; null when the call has no such party
  record NotNow(CallState call, @Nullable LegState leg) implements Refusal {}
}
