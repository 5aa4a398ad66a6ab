package vigil.casework.steps;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vigil.casework.Order;
import vigil.casework.OrderAccess;
import vigil.casework.OrderVisibility;
import vigil.casework.Viewer;
import vigil.casework.store.SqlOrderQueries;
import vigil.identity.Staff;

/// Reads the orders that are asked for, and asks the rule.
@Component
class OrderAccessService implements OrderAccess {
  private final OrderSteps steps;
  private final SqlOrderQueries lists;
  private final Recusals interests;

  OrderAccessService(OrderSteps steps, SqlOrderQueries lists, Recusals interests) {
    this.steps = steps;
    this.lists = lists;
    this.interests = interests;
  }

  @Override
  public Viewer viewer(Staff by) {
    return steps.viewer(by);
  }

  @Override
  public Set<String> listRecused(String staff) {
    return interests.list(staff);
  }

  @Override
  public boolean isShown(String order, Staff by) {
    return find(order, by).isPresent();
  }

  @Override
  public Set<String> listShown(Collection<String> orders, Staff by) {
    Viewer viewer = viewer(by);
    return lists.listByIds(List.copyOf(orders)).stream()
        .map(SqlOrderQueries.ListedOrder::order)
        .filter(order -> steps.isShown(order, viewer))
        .map(Order::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Order> find(String order, Staff by) {
    Viewer viewer = viewer(by);
    return steps.findToDecide(order).filter(it -> steps.isShown(it, viewer));
  }

  @Override
  public boolean isCallerShown(String order, Staff by) {
    Viewer viewer = viewer(by);
    return find(order, by).filter(it -> !OrderVisibility.hidesCaller(it, viewer)).isPresent();
  }

  @Override
  public boolean isContactShown(String contact, Staff by) {
    Viewer viewer = viewer(by);
    return lists.listByContact(contact).stream()
        .map(SqlOrderQueries.ListedOrder::order)
        .allMatch(it -> steps.isShown(it, viewer) && !OrderVisibility.hidesCaller(it, viewer));
  }
}
