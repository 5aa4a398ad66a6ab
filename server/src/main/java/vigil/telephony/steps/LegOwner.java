package vigil.telephony.steps;

import javax.sip.message.Response;
import vigil.telephony.SeatRefusal;

/// Who owns a leg and wants to know what happens on it. Called in the call's mailbox.
interface LegOwner {
  /// The phone we rang said 200 and the leg was still wanted.
  void answered(Leg leg, Response ok);

  /// The phone we rang gave a sign of life.
  ///
  /// @param isHeard it sends sound before its answer
  void ringing(Leg leg, boolean isHeard);

  /// The phone we rang will not come.
  void failed(Leg leg, SeatRefusal why);

  /// The far side acknowledged our answer.
  default void acked(Leg leg) {}

  /// The far side said BYE.
  void hungUp(Leg leg);

  /// Nothing is heard of the far side any more.
  void lost(Leg leg);

  void key(Leg leg, String key);
}
