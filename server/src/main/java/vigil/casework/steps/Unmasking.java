package vigil.casework.steps;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.CaseworkFact;
import vigil.casework.OrderVisibility;
import vigil.casework.store.Contents;
import vigil.casework.store.SqlLists;
import vigil.casework.store.SqlOrders;
import vigil.identity.Staff;
import vigil.kernel.Ledger;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// Looking behind a mask: for those who must reach the citizen, each time with a reason and a trace
/// (domain 9).
@Component
public class Unmasking {
  private final SqlOrders orders;
  private final SqlLists lists;
  private final OrderSteps steps;
  private final Ledger ledger;

  Unmasking(SqlOrders orders, SqlLists lists, OrderSteps steps, Ledger ledger) {
    this.orders = orders;
    this.lists = lists;
    this.steps = steps;
    this.ledger = ledger;
  }

  /// Who appealed, in clear.
  public record Clear(@Nullable String name, @Nullable String phone) {}

  /// Empty when the order is not for this person, or its caller is hidden from her.
  @Transactional
  public Optional<Clear> unmask(String id, CaseworkFact.Reason reason, Staff by) {
    var actor = CaseworkRoom.actor(by);
    var order =
        orders
            .find(id)
            .filter(o -> steps.sees(o, actor) && !OrderVisibility.hidesCaller(o, steps.viewer(by)))
            .orElse(null);
    if (order == null) {
      return Optional.empty();
    }
    Contents c = lists.contents(id);
    ledger.append(new CaseworkFact.Unmasked(id, steps.now(), by.id(), reason));
    Masked<Phone> phone = c.contactPhone() == null ? c.calling() : c.contactPhone();
    return Optional.of(
        new Clear(
            c.name() == null ? null : c.name().unmask(),
            phone == null ? null : phone.unmask().number()));
  }
}
