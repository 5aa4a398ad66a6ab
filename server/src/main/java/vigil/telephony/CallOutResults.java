package vigil.telephony;

import java.util.Optional;

/// What became of calls out ([Telephony#callOut]).
public interface CallOutResults {
  /// Whether it reached whom it was for; empty while it lives, and for one of a version that did
  /// not say.
  Optional<CallReach> findReach(String callOut);
}
