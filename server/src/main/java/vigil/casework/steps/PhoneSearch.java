package vigil.casework.steps;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.CaseworkFact;
import vigil.casework.OrderRow;
import vigil.casework.store.SqlOrderQueries;
import vigil.identity.Staff;
import vigil.kernel.Ledger;
import vigil.kernel.Phone;

/// Finding orders by the caller's number: for those who may look behind a mask, each time with a
/// reason and a trace, seldom enough that no masked number is rebuilt by trying, and never an order
/// whose caller is hidden from whoever searches (rules 9.5).
@Component
public class PhoneSearch {
  /// The newest of a number that are shown.
  private static final int MOST = 200;

  private final SqlOrderQueries lists;
  private final OrderSteps steps;
  private final NumberLookupLimits limits;
  private final Ledger ledger;
  private final OrderViews views;

  PhoneSearch(
      SqlOrderQueries lists,
      OrderSteps steps,
      NumberLookupLimits limits,
      Ledger ledger,
      OrderViews views) {
    this.lists = lists;
    this.steps = steps;
    this.limits = limits;
    this.ledger = ledger;
    this.views = views;
  }

  /// What became of a search.
  public sealed interface SearchResult {
    record Found(List<OrderRow> orders) implements SearchResult {}

    record Refused(NumberLookupLimits.TooManyLooks why) implements SearchResult {}
  }

  /// The newest first. The fact names the orders that were found, never the number.
  @Transactional
  public SearchResult search(Phone phone, CaseworkFact.Reason reason, Staff by) {
    var tooMany = limits.use(NumberLookupLimits.Lookup.PHONE_SEARCH, by.id()).orElse(null);
    if (tooMany != null) {
      return new SearchResult.Refused(tooMany);
    }
    var viewer = steps.viewer(by);
    var found = lists.listByPhone(phone, viewer, MOST);
    var ids = found.stream().map(one -> one.order().id()).toList();
    ledger.append(new CaseworkFact.PhoneSearched(by.id(), steps.now(), by.id(), reason, ids));
    return new SearchResult.Found(found.stream().map(one -> views.row(one, viewer)).toList());
  }
}
