package vigil.casework.steps;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.CaseworkFact;
import vigil.casework.CompletionReport;
import vigil.casework.Draft;
import vigil.casework.OrderDetails;
import vigil.casework.OrderDetails.Citizen;
import vigil.casework.OrderVisibility;
import vigil.casework.store.SqlOrderQueries;
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
  private final SqlOrderQueries lists;
  private final OrderSteps steps;
  private final NumberLookupLimits limits;
  private final Ledger ledger;
  private final OrderViews views;

  Unmasking(
      SqlOrders orders,
      SqlOrderQueries lists,
      OrderSteps steps,
      NumberLookupLimits limits,
      Ledger ledger,
      OrderViews views) {
    this.orders = orders;
    this.lists = lists;
    this.steps = steps;
    this.limits = limits;
    this.ledger = ledger;
    this.views = views;
  }

  /// Who appealed, and the order's words, in clear.
  public record ClearIdentity(
      @Nullable String name, @Nullable String phone, ClearWords clearWords) {}

  /// The words of an order without marks.
  ///
  /// @param reports by assignment
  /// @param notes what was written with a step, by its version
  public record ClearWords(
      @JsonUnwrapped Draft.Account account,
      @JsonUnwrapped OrderDetails.Addresses addresses,
      @Nullable String replyPoints,
      Map<String, CompletionReport> reports,
      Map<Integer, String> notes) {
    static ClearWords of(OrderDetails whole) {
      var notes = new LinkedHashMap<Integer, String>();
      for (var event : whole.history()) {
        if (event.words() != null) {
          notes.put(event.version(), event.words());
        }
      }
      return new ClearWords(
          whole.account(),
          whole.addresses(),
          whole.remarks().replyPoints(),
          whole.reports(),
          notes);
    }
  }

  /// What became of a wish to look.
  public sealed interface UnmaskingResult {
    record Unmasked(ClearIdentity clear) implements UnmaskingResult {}

    /// The order is not for this person.
    record Unknown() implements UnmaskingResult {}

    /// The order is for this person to see; its caller is not.
    record Hidden() implements UnmaskingResult {}

    record Refused(NumberLookupLimits.TooManyLooks why) implements UnmaskingResult {}
  }

  @Transactional
  public UnmaskingResult unmask(String id, CaseworkFact.Reason reason, Staff by) {
    var actor = CaseworkService.actor(by);
    var order = orders.find(id).filter(o -> steps.isShown(o, actor)).orElse(null);
    if (order == null) {
      return new UnmaskingResult.Unknown();
    }
    if (OrderVisibility.hidesCaller(order, steps.viewer(by))) {
      return new UnmaskingResult.Hidden();
    }
    var tooMany = limits.use(NumberLookupLimits.Lookup.UNMASK, by.id()).orElse(null);
    if (tooMany != null) {
      return new UnmaskingResult.Refused(tooMany);
    }
    Citizen c = lists.getContents(id).citizen();
    ledger.append(new CaseworkFact.Unmasked(id, steps.now(), by.id(), reason));
    Masked<Phone> phone = c.contactPhone() == null ? c.caller() : c.contactPhone();
    return new UnmaskingResult.Unmasked(
        new ClearIdentity(
            c.name() == null ? null : c.name().unmask(),
            phone == null ? null : phone.unmask().number(),
            ClearWords.of(views.details(order, by, steps.viewer(by)))));
  }
}
