package vigil.casework.steps;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.CaseworkFact;
import vigil.casework.store.SqlOrders;
import vigil.city.WorkingDays;
import vigil.identity.Staff;
import vigil.kernel.Ledger;

/// An order on paper: what its page shows, masked as there, with who printed it and when across
/// every sheet, each time told to the ledger (rules 9.6).
@Component
public class Prints {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final SqlOrders orders;
  private final OrderSteps steps;
  private final Ledger ledger;

  Prints(SqlOrders orders, OrderSteps steps, Ledger ledger) {
    this.orders = orders;
    this.steps = steps;
    this.ledger = ledger;
  }

  /// A sheet that may be printed now.
  ///
  /// @param mark what stands across it
  public record Sheet(String mark, Instant at) {}

  /// Empty when there is no such order for this person.
  @Transactional
  public Optional<Sheet> print(String order, Staff by) {
    var actor = CaseworkService.actor(by);
    return orders
        .find(order)
        .filter(o -> steps.isShown(o, actor))
        .map(o -> {
          Instant at = steps.now();
          ledger.append(new CaseworkFact.Printed(o.id(), at, by.id()));
          String when = MINUTE.format(at.atZone(WorkingDays.SHANGHAI));
          return new Sheet(
              "12345 " + by.name() + " " + by.id() + " " + when + " " + o.number(), at);
        });
  }
}
