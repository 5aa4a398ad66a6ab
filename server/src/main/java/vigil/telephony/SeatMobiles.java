package vigil.telephony;

import java.time.Instant;

/// Seats whose voice is the own mobile, chosen for the shift.
@FunctionalInterface
public interface SeatMobiles {
  /// Calls ring at the seat's phones again.
  ///
  /// @param at when the shift ended
  void endShift(String staff, Instant at);
}
