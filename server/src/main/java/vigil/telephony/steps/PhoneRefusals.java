package vigil.telephony.steps;

import vigil.telephony.SeatRefusal;

/// What a final status says of a telephone that we called.
final class PhoneRefusals {
  private PhoneRefusals() {}

  static SeatRefusal of(Leg leg, int status) {
    return leg.way() == null ? ofPhone(status) : ofCarrier(leg, status);
  }

  /// What the network says of the far telephone (RFC 3398), apart from what it says of itself.
  private static SeatRefusal ofCarrier(Leg leg, int status) {
    return switch (status) {
      case 486, 600 -> SeatRefusal.BUSY;
      case 603 -> SeatRefusal.DECLINED;
      case 487 -> SeatRefusal.NO_ANSWER;
      case 480 -> leg.hasRung() ? SeatRefusal.NO_ANSWER : SeatRefusal.UNREACHABLE;
      case 404, 410, 484, 604 -> SeatRefusal.UNREACHABLE;
      default -> SeatRefusal.NOT_CARRIED;
    };
  }

  private static SeatRefusal ofPhone(int status) {
    return switch (status) {
      case 486, 600 -> SeatRefusal.BUSY;
      case 603, 403 -> SeatRefusal.DECLINED;
      case 480, 487 -> SeatRefusal.NO_ANSWER;
      default -> SeatRefusal.UNREACHABLE;
    };
  }
}
