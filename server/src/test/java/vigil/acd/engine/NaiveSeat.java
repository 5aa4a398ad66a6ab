package vigil.acd.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A seat of the oracle.
final class NaiveSeat {
  String seat = "";
  long skills;
  int order;
  String stands = "READY";
  Instant idle = Instant.EPOCH;
  String call = "";
  String wish = "";
  boolean saved;
  @Nullable Instant worksUntil;
  String beside = "";

  boolean isIdle() {
    return stands.equals("READY") && beside.isEmpty();
  }

  /// The offer came to nothing, and nobody is to blame.
  void stayReady() {
    stands = "READY";
    call = "";
    wish = "";
  }
}
