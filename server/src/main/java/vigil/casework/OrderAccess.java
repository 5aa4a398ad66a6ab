package vigil.casework;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import vigil.identity.Staff;

/// Asks the one rule ([OrderVisibility]) for a person, by an order's id: for every room that shows
/// something of an order without being shown the order.
public interface OrderAccess {
  /// The person as the rule knows them.
  Viewer viewer(Staff by);

  /// The orders that somebody stepped aside from.
  Set<String> listRecused(String staff);

  /// Whether every order is shown to this person, so that none need be looked at: somebody of the
  /// hotline who stepped aside from none.
  default boolean seesAll(Staff by) {
    return by.unit() == null && listRecused(by.id()).isEmpty();
  }

  /// Whether the order is shown to this person; not one that does not exist.
  boolean isShown(String order, Staff by);

  /// Which of these orders are shown to this person.
  Set<String> listShown(Collection<String> orders, Staff by);

  /// The order, if it is shown to this person: its life, nobody's name, number or words.
  Optional<Order> find(String order, Staff by);

  /// Whether the order is shown to this person, and its caller is too: what was said on the
  /// telephone, and what the citizen sent, may be.
  boolean isCallerShown(String order, Staff by);

  /// Whether everything registered from a contact (a call's id) is shown to this person with its
  /// caller; yes where nothing was registered from it.
  boolean isContactShown(String contact, Staff by);
}
