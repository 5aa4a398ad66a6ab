package vigil.desk.callers;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.casework.OrderAccess;
import vigil.casework.OrderDetails;
import vigil.casework.OrderQuery;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Masked;
import vigil.kernel.Phone;
import vigil.telephony.Call;
import vigil.telephony.CallOrderAccess;

/// Tells telephony what the orders of a call say of who may hear it: the desk knows both trades.
@Component
class CaseworkOrdersOfCalls implements CallOrderAccess {
  private static final Set<Role> HANDLE_COMPLAINTS =
      Set.of(Role.DISPATCHER, Role.REVIEWER, Role.CALLBACK);

  private final Casework casework;
  private final OrderAccess access;

  CaseworkOrdersOfCalls(Casework casework, OrderAccess access) {
    this.casework = casework;
    this.access = access;
  }

  @Override
  public boolean isComplaintAbout(String order, Call call, Staff by) {
    return by.unit() == null
        && HANDLE_COMPLAINTS.stream().anyMatch(by::hasRole)
        && casework.find(order, by).filter(one -> isAbout(one, call)).isPresent();
  }

  private static boolean isAbout(OrderDetails one, Call call) {
    var order = one.order();
    boolean isComplaint = order.appeal().type().asksAccused();
    boolean isOfCaller =
        order.id().equals(about(call))
            || call.id().equals(order.origin().contact())
            || isSame(call.caller(), one.citizen().caller())
            || isSame(call.caller(), one.citizen().contactPhone());
    return isComplaint && order.state().isOpen() && isOfCaller;
  }

  /// The order that the citizen was called about; null for a citizen who called.
  private static @Nullable String about(Call call) {
    return call.placement() == null ? null : call.placement().about();
  }

  private static boolean isSame(Masked<Phone> caller, @Nullable Masked<Phone> other) {
    return other != null && caller.unmask().isSameAs(other.unmask());
  }

  @Override
  public boolean maySeeOrderOf(Call call, Staff by) {
    String about = about(call);
    return by.unit() == null
        && (about == null
            ? !casework.list(OrderQuery.of(call.id()), by).items().isEmpty()
            : access.isShown(about, by));
  }

  @Override
  public boolean isRecused(Call call, Staff by) {
    String about = about(call);
    return about == null ? !access.isContactShown(call.id(), by) : !access.isCallerShown(about, by);
  }
}
