package vigil.identity.steps;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.UserRefusal;

/// When one person alone may not open an account, and who is the second.
///
/// Whoever holds a link and nothing else must never become somebody who decides as a second person
/// elsewhere. So the link of such an account is worth nothing until another approves it, and then
/// wants a code that only the other was shown: link and code meet in the hands of its owner.
public final class TwoPersonRule {
  /// Who decides as a second person: over tables of the policy, links, exports, reports.
  public static final Set<Role> WEIGHTY =
      Collections.unmodifiableSet(EnumSet.of(Role.MANAGER, Role.LEADER, Role.OPERATOR));

  private static final Set<Role> APPROVERS =
      Collections.unmodifiableSet(EnumSet.of(Role.MANAGER, Role.OPERATOR));

  /// With fewer, whoever loses a key could never be let in again by two others.
  static final int LEAST_FOUNDERS = 3;

  /// A manager's own draft of a table is approved by another manager.
  static final int LEAST_MANAGERS = 2;

  /// Why somebody is no second person.
  public sealed interface Refusal extends UserRefusal {}

  /// The same person made the link.
  public record OwnLink() implements Refusal {}

  /// The link is for their own account.
  public record OwnAccount() implements Refusal {}

  /// Whoever holds the token may be anybody, and so may be the other person too.
  public record TokenIsNobody() implements Refusal {}

  private TwoPersonRule() {}

  public static boolean isNeededFor(Set<Role> roles) {
    return roles.stream().anyMatch(WEIGHTY::contains);
  }

  /// Whether somebody may approve a link.
  public static Optional<Refusal> findRefusal(String madeBy, String account, Staff by) {
    if (by.id().equals(OperatorToken.STAFF) || madeBy.equals(OperatorToken.STAFF)) {
      return Optional.of(new TokenIsNobody());
    }
    if (by.id().equals(madeBy)) {
      return Optional.of(new OwnLink());
    }
    return by.id().equals(account) ? Optional.of(new OwnAccount()) : Optional.empty();
  }

  /// Whether a key that one person's link set still opens the account once its roles have changed.
  static boolean endsKey(Set<Role> before, Set<Role> after, boolean isSetByTwo) {
    return !isSetByTwo && !isNeededFor(before) && isNeededFor(after);
  }

  /// Whether these can begin a house: enough to be two for each other for ever.
  static boolean canFound(List<Staff> people) {
    long approvers =
        people.stream().filter(it -> it.roles().stream().anyMatch(APPROVERS::contains)).count();
    long managers = people.stream().filter(it -> it.hasRole(Role.MANAGER)).count();
    return approvers >= LEAST_FOUNDERS && managers >= LEAST_MANAGERS;
  }
}
