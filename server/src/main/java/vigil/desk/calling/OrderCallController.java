package vigil.desk.calling;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Casework;
import vigil.casework.Order;
import vigil.casework.OrderDetails;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;
import vigil.telephony.CallReach;
import vigil.telephony.CitizenCall;

/// Calling the citizen from the order's page. The number is never said.
@RestController
@RequestMapping("/api/desk/orders/{order}/calls")
class OrderCallController {
  /// What the citizen is to be called for.
  ///
  /// @param assignment whose contact it is, or who asked; null else
  record CallWish(OrderCallPurpose.@Nullable Kind purpose, @Nullable String assignment) {}

  /// A call about an order.
  ///
  /// @param by who placed it
  /// @param reach null while it lives
  /// @param isFiled an attempt of the order rests on it
  record OrderCallView(
      String call,
      @JsonUnwrapped PlacedFor wish,
      String by,
      CitizenCall.Stage stage,
      @JsonUnwrapped Course course,
      @Nullable CallReach reach,
      boolean isFiled) {}

  /// What a call was placed for.
  record PlacedFor(OrderCallPurpose.@Nullable Kind purpose, @Nullable String assignment) {
    static PlacedFor of(CitizenCall call) {
      return OrderCallPurpose.parse(call.placement().purpose())
          .map(known -> new PlacedFor(known.kind(), known.assignment()))
          .orElse(new PlacedFor(null, null));
    }
  }

  /// How a call went.
  ///
  /// @param answeredAt when the citizen answered
  record Course(Instant placedAt, @Nullable Instant answeredAt, @Nullable Instant endedAt) {}

  private final Casework casework;
  private final OrderCallPlacing calls;

  OrderCallController(Casework casework, OrderCallPlacing calls) {
    this.casework = casework;
    this.calls = calls;
  }

  @Permit({Role.AGENT, Role.DISPATCHER, Role.CALLBACK, Role.HANDLER, Role.MANAGER})
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  OrderCallView place(@PathVariable String order, @RequestBody CallWish wish, Staff by) {
    if (wish.purpose() == null) {
      throw InvalidInput.missing("purpose");
    }
    OrderDetails told = visible(order, by);
    var purpose = new OrderCallPurpose(wish.purpose(), wish.assignment());
    String call = calls.place(told, purpose, by);
    return calls.list(told, by).stream()
        .filter(one -> one.call().equals(call))
        .map(one -> view(one, told.order()))
        .findFirst()
        .orElseThrow(() -> Problems.notFound("call"));
  }

  /// The trail of calls about an order, oldest first.
  @Permit(staff = true)
  @GetMapping
  List<OrderCallView> list(@PathVariable String order, Staff by) {
    OrderDetails told = visible(order, by);
    return calls.list(told, by).stream().map(one -> view(one, told.order())).toList();
  }

  /// Ends one's own call, or gives it up.
  @Permit({Role.AGENT, Role.DISPATCHER, Role.CALLBACK, Role.HANDLER, Role.MANAGER})
  @PostMapping("/{call}/hang-up")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void hangUp(@PathVariable String order, @PathVariable String call, Staff by) {
    calls.hangUp(visible(order, by).order().id(), call, by);
  }

  private OrderDetails visible(String order, Staff by) {
    return casework.find(order, by).orElseThrow(() -> Problems.notFound("order"));
  }

  private static OrderCallView view(CitizenCall one, Order order) {
    return new OrderCallView(
        one.call(),
        PlacedFor.of(one),
        one.placement().by(),
        one.stage(),
        new Course(one.placedAt(), one.answeredAt(), one.endedAt()),
        one.reach(),
        order.handling().restsOnCall(one.call()));
  }
}
