package vigil.telephony;

/// Why a seat's phone did not take a call.
public enum SeatRefusal {
  NO_ANSWER,
  BUSY,
  DECLINED,
  UNREACHABLE,
  /// No carrier took the call: whether a phone is there nobody knows.
  NOT_CARRIED
}
