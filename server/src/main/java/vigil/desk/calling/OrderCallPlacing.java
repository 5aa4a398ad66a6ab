package vigil.desk.calling;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.acd.Acd;
import vigil.acd.SeatView;
import vigil.casework.Casework;
import vigil.casework.Offer;
import vigil.casework.OrderDetails;
import vigil.casework.Refusal;
import vigil.casework.RefusalProblem;
import vigil.desk.calling.OrderCallPurpose.Kind;
import vigil.identity.Staff;
import vigil.kernel.Phone;
import vigil.kernel.Problems;
import vigil.telephony.CitizenCall;
import vigil.telephony.CitizenCalls;
import vigil.telephony.CitizenCalls.Placing;
import vigil.telephony.Placement;
import vigil.telephony.StaffPhones;

/// Places calls about orders, exactly where the step that would rest on one may be taken now.
@Component
class OrderCallPlacing {
  private final Casework casework;
  private final CitizenCalls calls;
  private final StaffPhones phones;
  private final Acd acd;
  private final RefusalProblem refusals;

  OrderCallPlacing(
      Casework casework, CitizenCalls calls, StaffPhones phones, Acd acd, RefusalProblem refusals) {
    this.casework = casework;
    this.calls = calls;
    this.phones = phones;
    this.acd = acd;
    this.refusals = refusals;
  }

  /// Places a call, or says why not.
  ///
  /// @return the call's id
  String place(OrderDetails order, OrderCallPurpose purpose, Staff by) {
    mayNow(order.order().id(), purpose, by);
    if (order.citizen().callerHidden()) {
      throw CallToCitizenProblems.callerHidden();
    }
    Phone number = order.citizen().findNumber().orElseThrow(CallToCitizenProblems::noNumber);
    if (isTaken(acd.getSeat(by.id()).activity().state())) {
      throw CallToCitizenProblems.engaged();
    }
    String own = phones.findAddress(by).orElseThrow(CallToCitizenProblems::noOwnPhone);
    var placement = new Placement(by.id(), order.order().id(), purpose.word());
    return switch (calls.place(placement, own, number)) {
      case Placing.Placed(var call) -> call;
      case Placing.Engaged _ -> throw CallToCitizenProblems.engaged();
      case Placing.NoOwnPhone _ -> throw CallToCitizenProblems.noOwnPhone();
      case Placing.NotCallable _ -> throw CallToCitizenProblems.notCallable();
    };
  }

  /// Whether a caller or a colleague has the seat. Whoever waits may call: as long as that goes on
  /// the queue gives the seat nobody.
  static boolean isTaken(SeatView.State state) {
    return switch (state) {
      case OFFERED, TALKING, ENGAGED -> true;
      case READY, AFTER_CALL, ON_BREAK, NOT_RESPONDING, OFF -> false;
    };
  }

  private void mayNow(String order, OrderCallPurpose purpose, Staff by) {
    Refusal no = purpose.kind().step == null ? ofNoStep(purpose, by) : ofStep(order, purpose, by);
    if (no != null) {
      throw refusals.of(no);
    }
  }

  private static @Nullable Refusal ofNoStep(OrderCallPurpose purpose, Staff by) {
    boolean isTheirs = by.unit() == null && purpose.kind().roles.stream().anyMatch(by::hasRole);
    return isTheirs ? null : new Refusal.NotYourDuty(purpose.kind().roles);
  }

  /// Why somebody is offered no such step: it is another's duty, the hotline's own, or their unit
  /// works on nothing here.
  static Refusal ofNoOffer(Kind kind, Staff by) {
    if (by.unit() == null || kind.roles.stream().noneMatch(by::hasRole)) {
      return new Refusal.NotYourDuty(kind.roles);
    }
    return kind == Kind.CONTACT ? new Refusal.UnitHasNoPart() : new Refusal.HotlineOnly();
  }

  /// What stands against the step stands against the call.
  private @Nullable Refusal ofStep(String order, OrderCallPurpose purpose, Staff by) {
    List<Offer> offers =
        casework.listSteps(order, by).stream()
            .filter(one -> one.step().equals(purpose.kind().step))
            .toList();
    if (offers.isEmpty()) {
      return ofNoOffer(purpose.kind(), by);
    }
    String part = purpose.kind() == Kind.CONTACT ? purpose.assignment() : null;
    Optional<Offer> offer =
        offers.stream().filter(one -> Objects.equals(one.assignment(), part)).findFirst();
    return offer.isEmpty()
        ? new Refusal.Unknown(part == null ? order : part)
        : offer.get().refusal();
  }

  /// Those about an order that this person may know of: of a unit only the own.
  List<CitizenCall> list(OrderDetails order, Staff by) {
    return calls.listAbout(order.order().id()).stream()
        .filter(call -> by.unit() == null || call.placement().by().equals(by.id()))
        .toList();
  }

  void hangUp(String order, String call, Staff by) {
    CitizenCall mine =
        calls
            .find(call)
            .filter(one -> one.placement().about().equals(order))
            .filter(one -> one.placement().by().equals(by.id()))
            .orElseThrow(() -> Problems.notFound("call"));
    if (mine.endedAt() == null) {
      calls.hangUp(call, by.id());
    }
  }
}
