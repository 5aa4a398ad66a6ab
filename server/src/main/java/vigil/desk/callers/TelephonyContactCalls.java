package vigil.desk.callers;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vigil.casework.ContactCall;
import vigil.casework.ContactCall.Result;
import vigil.casework.ContactCalls;
import vigil.telephony.CallReach;
import vigil.telephony.CitizenCall;
import vigil.telephony.CitizenCalls;

/// Tells casework what a call to a citizen was: the desk knows both trades.
@Component
class TelephonyContactCalls implements ContactCalls {
  private final CitizenCalls calls;

  TelephonyContactCalls(CitizenCalls calls) {
    this.calls = calls;
  }

  @Override
  public Optional<ContactCall> find(String call) {
    return calls.find(call).map(TelephonyContactCalls::toContactCall);
  }

  @Override
  public List<ContactCall> listAbout(String order) {
    return calls.listAbout(order).stream().map(TelephonyContactCalls::toContactCall).toList();
  }

  private static ContactCall toContactCall(CitizenCall one) {
    return new ContactCall(
        one.call(), one.placement().about(), one.placement().by(), one.placedAt(), result(one));
  }

  private static Result result(CitizenCall one) {
    if (one.answeredAt() != null) {
      return Result.REACHED;
    }
    CallReach reach = one.reach();
    if (reach == null) {
      return Result.OPEN;
    }
    return reach.isMissed() ? Result.MISSED : Result.NOTHING;
  }
}
