package vigil.telephony.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.telephony.Call;
import vigil.telephony.TelephonyFact.Ground;

/// Who may see a call, and who may hear its recording (rules 9.7): the agent who talked, for a day;
/// who handles a complaint about it; who scores it, where it was drawn; leaders, with a reason.
public final class CallAccess {
  private static final List<Ground> REASONS =
      List.of(Ground.SERVICE_QUALITY, Ground.DISPUTE, Ground.LEGAL_DUTY);

  private CallAccess() {}

  /// What the orders say.
  ///
  /// @param isAside whether the listener stepped aside from an order that came by the call
  /// @param handlesComplaint whether the listener handles a complaint about it
  /// @param seesOrder whether the listener sees an order that came by it
  /// @param scores whether the call is in the sample that the listener scores
  public record CallRelations(
      boolean isAside, boolean handlesComplaint, boolean seesOrder, boolean scores) {}

  /// Who watches over all calls.
  public static boolean oversees(Staff by) {
    return by.hasRole(Role.MANAGER) || by.hasRole(Role.LEADER);
  }

  public static boolean maySee(Call call, CallRelations bonds, Staff by, Instant now) {
    return !bonds.isAside()
        && (oversees(by) || call.isOf(by, now) || bonds.seesOrder() || bonds.scores());
  }

  /// On which grounds the listener may hear it now; none if on none.
  public static List<Ground> grounds(Call call, CallRelations bonds, Staff by, Instant now) {
    var grounds = new ArrayList<Ground>();
    if (bonds.isAside()) {
      return grounds;
    }
    if (call.isOf(by, now)) {
      grounds.add(Ground.OWN_CALL);
    }
    if (bonds.handlesComplaint()) {
      grounds.add(Ground.COMPLAINT);
    }
    if (oversees(by)) {
      grounds.addAll(REASONS);
    } else if (bonds.scores()) {
      grounds.add(Ground.SERVICE_QUALITY);
    }
    return grounds;
  }
}
