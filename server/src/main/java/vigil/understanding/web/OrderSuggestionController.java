package vigil.understanding.web;

import java.time.Duration;
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
import vigil.kernel.RateLimits;
import vigil.understanding.OrderSuggestion;
import vigil.understanding.steps.OrderSuggesting;

/// What the words of an order say, for whoever gives it to a unit.
@RestController
class OrderSuggestionController {
  /// Whoever runs down the board by key looks at two a second.
  private static final int MOST_A_MINUTE = 120;

  private final OrderSuggesting suggesting;
  private final City city;
  private final RateLimits limits;
  private final InstantSource clock;

  OrderSuggestionController(
      OrderSuggesting suggesting, City city, RateLimits limits, InstantSource clock) {
    this.suggesting = suggesting;
    this.city = city;
    this.limits = limits;
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
    limits
        .consume("SUGGESTION", by.id(), MOST_A_MINUTE, Duration.ofMinutes(1))
        .ifPresent(wait -> {
          throw Problems.tooOften(wait, "That was too often. Wait %d minutes. 请%d分钟后再试。");
        });
    return suggesting
        .suggest(id, accused, by, clock.instant())
        .orElseThrow(() -> Problems.notFound("order"));
  }
}
