package vigil.understanding.web;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Order;
import vigil.city.City;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;
import vigil.understanding.OrderSuggestion;
import vigil.understanding.steps.OrderSuggesting;

/// What the words of an order say, for whoever gives it to a unit.
@RestController
class OrderSuggestionController {
  private final OrderSuggesting suggesting;
  private final City city;
  private final SuggestionLimit limit;
  private final InstantSource clock;

  OrderSuggestionController(
      OrderSuggesting suggesting, City city, SuggestionLimit limit, InstantSource clock) {
    this.suggesting = suggesting;
    this.city = city;
    this.limit = limit;
    this.clock = clock;
  }

  /// Whose matter it seems to be, and whether the words tell of danger.
  ///
  /// @param accused whom the dispatcher has chosen on the page, or NONE: it is never suggested
  @GetMapping("/api/understanding/orders/{id}/suggestion")
  @Permit({Role.DISPATCHER})
  OrderSuggestion suggestion(
      @PathVariable String id, @RequestParam @Nullable String accused, Staff by) {
    if (accused != null
        && !accused.equals(Order.Appeal.NOBODY)
        && city.units().find(accused).isEmpty()) {
      throw InvalidInput.unknown("accused");
    }
    limit.check(by);
    return suggesting
        .suggest(id, accused, by, clock.instant())
        .orElseThrow(() -> Problems.notFound("order"));
  }
}
