package vigil.telephony.life;

import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact.EndReason;

/// What may happen to a call.
public sealed interface CallStep {
  /// A key in the greeting: `1` urgent medical, `2` English; others are only written down.
  record PressKey(String key) implements CallStep {}

  /// Greeting and key window are over, with or without a key.
  record Admit() implements CallStep {}

  record Ring(String offer, String address) implements CallStep {}

  record SeatAnswers(String offer) implements CallStep {}

  record SeatRefuses(String offer, SeatRefusal why) implements CallStep {}

  /// The offer is taken back before it was answered.
  record Withdraw(String offer) implements CallStep {}

  record HangUp(EndReason reason) implements CallStep {}

  /// The recording has its final name.
  ///
  /// @param isPartial the disk was full before the call was over
  record KeepRecording(String file, long millis, boolean isPartial) implements CallStep {}
}
