package vigil.telephony.life;

import org.jspecify.annotations.Nullable;
import vigil.telephony.CallReach;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact.EndReason;

/// What a call that the hotline placed says of having reached whom it was for.
final class PlacedReach {
  private PlacedReach() {}

  /// Of a call that ends by itself since one of the two does not come.
  ///
  /// @param why null where we want it no more
  static CallReach of(CallLeg leg, @Nullable SeatRefusal why) {
    if (why == null) {
      return CallReach.GIVEN_UP;
    }
    if (leg.goal() == LegGoal.PLACE) {
      return CallReach.STAFF_ABSENT;
    }
    return switch (why) {
      case NO_ANSWER -> CallReach.NO_ANSWER;
      case BUSY -> CallReach.BUSY;
      case DECLINED -> CallReach.DECLINED;
      case UNREACHABLE -> CallReach.UNREACHABLE;
      case NOT_CARRIED -> CallReach.NOT_CARRIED;
    };
  }

  /// Of any other end; null where the call came to us.
  static @Nullable CallReach of(CallRecord call, EndReason reason) {
    if (!call.isOutbound()) {
      return null;
    }
    if (call.answeredAt() != null) {
      return CallReach.ANSWERED;
    }
    return reason == EndReason.LINE_LOST ? CallReach.LINE_LOST : CallReach.GIVEN_UP;
  }
}
