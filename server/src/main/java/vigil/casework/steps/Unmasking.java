package vigil.casework.steps;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.CaseworkFact;
import vigil.casework.OrderVisibility;
import vigil.casework.privacy.LookLimits;
import vigil.casework.store.Contents;
import vigil.casework.store.SqlLists;
import vigil.casework.store.SqlOrders;
import vigil.identity.Staff;
import vigil.kernel.Ledger;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// Looking behind a mask: for those who must reach the citizen, each time with a reason and a trace
/// (rules 9.5).
@Component
public class Unmasking {
  private final SqlOrders orders;
  private final SqlLists lists;
  private final OrderSteps steps;
  private final LookLimits limits;
  private final Ledger ledger;

  Unmasking(SqlOrders orders, SqlLists lists, OrderSteps steps, LookLimits limits, Ledger ledger) {
    this.orders = orders;
    this.lists = lists;
    this.steps = steps;
    this.limits = limits;
    this.ledger = ledger;
  }

  /// Who appealed, in clear.
  public record Clear(@Nullable String name, @Nullable String phone) {}

  /// What became of a wish to look.
  public sealed interface Answer {
    record Seen(Clear clear) implements Answer {}

    /// The order is not for this person, or its caller is hidden from her.
    record Unknown() implements Answer {}

    record Refused(LookLimits.TooManyLooks why) implements Answer {}
  }

  @Transactional
  public Answer unmask(String id, CaseworkFact.Reason reason, Staff by) {
    var actor = CaseworkRoom.actor(by);
    var order =
        orders
            .find(id)
            .filter(o -> steps.sees(o, actor) && !OrderVisibility.hidesCaller(o, steps.viewer(by)))
            .orElse(null);
    if (order == null) {
      return new Answer.Unknown();
    }
    var tooMany = limits.use(LookLimits.Look.UNMASK, by.id()).orElse(null);
    if (tooMany != null) {
      return new Answer.Refused(tooMany);
    }
    Contents c = lists.contents(id);
    ledger.append(new CaseworkFact.Unmasked(id, steps.now(), by.id(), reason));
    Masked<Phone> phone = c.contactPhone() == null ? c.calling() : c.contactPhone();
    return new Answer.Seen(
        new Clear(
            c.name() == null ? null : c.name().unmask(),
            phone == null ? null : phone.unmask().number()));
  }
}
